namespace Atalaya.AsterixGenerator;

/// <summary>The input of one run; equal text = nothing to do.</summary>
sealed record SpecText(string File, string Text);
