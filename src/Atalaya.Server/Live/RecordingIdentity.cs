using Atalaya.Recording.Reading;

namespace Atalaya.Server.Live;

/// <summary>The id of the recording in a directory; a new recording gets a random one.</summary>
static class RecordingIdentity
{
    public static Guid ReadOrCreate(string directory)
    {
        Directory.CreateDirectory(directory);
        return RecordingDirectory.TryReadId(directory, out Guid id) ? id : Guid.NewGuid();
    }
}
