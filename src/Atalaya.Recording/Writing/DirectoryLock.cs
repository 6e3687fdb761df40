namespace Atalaya.Recording.Writing;

/// <summary>
/// Keeps a second writer out of a recording: an exclusive lock on an open file, which the operating system drops with the process, so that kill -9 leaves nothing stale.
/// </summary>
sealed class DirectoryLock : IDisposable
{
    const string FileName = "lock";
    readonly FileStream _file;

    DirectoryLock(FileStream file) => _file = file;

    public static DirectoryLock Take(string directory)
    {
        string path = Path.Combine(directory, FileName);
        try
        {
            return new DirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (File.Exists(path))
        {
            throw new IOException($"the recording {directory} is being written by another process (its file 'lock' is held)", failure);
        }
    }

    public void Dispose() => _file.Dispose();
}
