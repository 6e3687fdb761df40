namespace Atalaya.Server.Configuration;

/// <summary>Where an object or list stands in a text: its brackets, and what is between them (of an object: key and value together).</summary>
sealed record OutlineContainer(int Open, int Close, IReadOnlyList<TextSpan> Items);
