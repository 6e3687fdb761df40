namespace Atalaya.Scenarios.Evaluation;

/// <summary>The files cannot be evaluated; the message is one sentence for the user, with file and line where there is one.</summary>
public sealed class EvaluationException(string message) : Exception(message);
