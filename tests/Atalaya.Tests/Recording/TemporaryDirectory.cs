namespace Atalaya.Tests.Recording;

/// <summary>A directory of its own for one test, deleted afterwards.</summary>
sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("atalaya-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void CopyTo(TemporaryDirectory other)
    {
        foreach (string old in Directory.GetFiles(other.Path)) File.Delete(old);
        foreach (string file in Directory.GetFiles(Path)) File.Copy(file, other[System.IO.Path.GetFileName(file)]);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
