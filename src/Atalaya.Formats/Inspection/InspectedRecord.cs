namespace Atalaya.Formats.Inspection;

/// <summary>One record and where it stands.</summary>
/// <param name="Json">The line that <c>decode</c> prints for it.</param>
/// <param name="Octets">Where it stands among the octets inspected.</param>
/// <param name="Fields">Its fields in the order sent.</param>
public sealed record InspectedRecord(byte[] Json, OctetRange Octets, IReadOnlyList<InspectedField> Fields);
