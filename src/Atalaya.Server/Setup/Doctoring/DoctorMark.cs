namespace Atalaya.Server.Setup.Doctoring;

/// <summary>How a thing is.</summary>
enum DoctorMark
{
    Good,
    Note,
    Mend,
}
