using System.Text;
using Atalaya.Core.Time;
using Atalaya.Formats.Inspection;

namespace Atalaya.Tests.Formats.Inspection;

/// <summary>Inspects bytes of a format and reads the outcome.</summary>
static class Inspection
{
    public static readonly Instant Time = Instant.FromUnixSeconds(1_700_000_000);

    public static IReadOnlyList<InspectedRecord> Of(string format, byte[] bytes, int start = 0) => FrameInspectors.Create(format, _ => null).Inspect(bytes, start, Time);

    public static InspectedField Field(this InspectedRecord record, string path) => Assert.Single(record.Fields, field => field.Path == path);

    public static string Text(this InspectedRecord record) => Encoding.UTF8.GetString(record.Json);

    /// <summary>Whatever the bytes: what is found lies within them.</summary>
    public static void CheckAny(string format, byte[] bytes, int start)
    {
        foreach (InspectedRecord record in Of(format, bytes, start))
        {
            Assert.InRange(record.Octets.Offset, 0, bytes.Length);
            Assert.InRange(record.Octets.End, start + 1, bytes.Length);
            foreach (InspectedField field in record.Fields.Where(field => !field.Octets.IsEmpty))
            {
                Assert.InRange(field.Octets.Offset, record.Octets.Offset, record.Octets.End - 1);
                Assert.InRange(field.Octets.End, field.Octets.Offset + 1, record.Octets.End);
            }
        }
    }
}
