using System.Text.Json;
using System.Text.Json.Serialization;

namespace Atalaya.Integrity.Settings;

/// <summary>
/// What is configured of detectors as it stands in the log: an object of detectors with their values, without those that are as they are anyway. Of a
/// later build's detectors and values what is not known is passed over; a value out of its range is an error.
/// </summary>
public sealed class DetectorSettingsJson : JsonConverter<IntegritySettings>
{
    public override IntegritySettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        IntegritySettings settings = IntegritySettings.Default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            DetectorEntry? entry = DetectorTable.Find(NameOf(ref reader));
            reader.Read();
            if (entry is null) reader.Skip();
            else settings = ReadEntry(ref reader, entry, settings);
        }

        foreach (DetectorEntry entry in DetectorTable.All) Expect(entry.Fault(settings) is null);
        return settings;
    }

    static IntegritySettings ReadEntry(ref Utf8JsonReader reader, DetectorEntry entry, IntegritySettings settings)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = NameOf(ref reader);
            reader.Read();
            if (name == DetectorEntry.Enabled)
            {
                Expect(reader.TokenType is JsonTokenType.True or JsonTokenType.False);
                settings = entry.Switch(settings, reader.GetBoolean());
            }
            else if (entry.Find(name) is { } setting)
            {
                double value = 0;
                Expect(reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && setting.IsAllowed(value));
                settings = setting.Write(settings, value);
            }
            else
            {
                reader.Skip();
            }
        }

        return settings;
    }

    static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a name is not valid Unicode");
        }
    }

    static void Expect(bool isSo)
    {
        if (!isSo) throw new JsonException("these settings of detectors cannot be in force");
    }

    public override void Write(Utf8JsonWriter writer, IntegritySettings value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (DetectorEntry entry in DetectorTable.All)
        {
            if (!entry.IsChanged(value)) continue;
            writer.WriteStartObject(entry.Name);
            if (entry.IsOn(value) != entry.IsOn(IntegritySettings.Default)) writer.WriteBoolean(DetectorEntry.Enabled, entry.IsOn(value));
            foreach (DetectorSetting setting in entry.Settings)
                if (setting.Read(value) is double number && number != setting.Default) writer.WriteNumber(setting.Name, number);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
