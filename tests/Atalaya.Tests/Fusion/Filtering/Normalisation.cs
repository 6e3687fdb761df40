using Atalaya.Fusion.Filtering;

namespace Atalaya.Tests.Fusion.Filtering;

/// <summary>Squared normalised errors.</summary>
static class Normalisation
{
    /// <summary>eᵀ·P⁻¹·e over east, north and their rates, by Gaussian elimination.</summary>
    public static double Of(in MotionState state, double east, double north, double eastRate, double northRate)
    {
        double[] error = [east - state.East, north - state.North, eastRate - state.EastRate, northRate - state.NorthRate];
        double[][] rows =
        [
            [state.EE, state.EN, state.EU, state.EV, error[0]],
            [state.EN, state.NN, state.NU, state.NV, error[1]],
            [state.EU, state.NU, state.UU, state.UV, error[2]],
            [state.EV, state.NV, state.UV, state.VV, error[3]],
        ];
        for (int i = 0; i < 4; i++)
            for (int j = i + 1; j < 4; j++)
            {
                double factor = rows[j][i] / rows[i][i];
                for (int k = i; k < 5; k++) rows[j][k] -= factor * rows[i][k];
            }

        double[] solution = new double[4];
        double sum = 0;
        for (int i = 3; i >= 0; i--)
        {
            double rest = rows[i][4];
            for (int k = i + 1; k < 4; k++) rest -= rows[i][k] * solution[k];
            solution[i] = rest / rows[i][i];
            sum += error[i] * solution[i];
        }

        return sum;
    }
}
