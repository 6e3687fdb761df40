using Atalaya.Formats.Records;

namespace Atalaya.Formats.Asterix;

/// <summary>Writes what a Comm-B register holds into the JSON object that has its octets.</summary>
/// <param name="register">Its number, e.g. 0x40.</param>
/// <param name="content">Its 56 bits, right-aligned.</param>
/// <param name="writer">Stands behind the last member of the object.</param>
delegate void RegisterJsonWriter(int register, ulong content, JsonLineWriter writer);
