using System.Text.Json;
using System.Text.Json.Serialization;
using Atalaya.Server.Commands;

namespace Atalaya.Server.Security;

/// <summary>Users and keys on disk: read whole or not at all, written beside and moved into place, for the owner of the process only.</summary>
static class AccountsFile
{
    public const string Name = "users.json";
    const int Version = 1, MaxBytes = 4 << 20;
    static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(5);

    /// <summary>Throws <see cref="CommandFailure"/> if the file is there and cannot be read: nobody comes in by a damaged file.</summary>
    public static Accounts Read(string directory)
    {
        string path = Path.Combine(directory, Name);
        try
        {
            if (!File.Exists(path)) return Accounts.Empty;
            if (new FileInfo(path).Length > MaxBytes) throw new CommandFailure($"{path}: larger than {MaxBytes >> 20} MiB");
            return TryParse(File.ReadAllBytes(path), out Accounts accounts, out string fault) ? accounts : throw new CommandFailure($"{path}: {fault}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{path}: {exception.Message}");
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> utf8, out Accounts accounts, out string fault)
    {
        accounts = Accounts.Empty;
        AccountsModel? model;
        try
        {
            model = JsonSerializer.Deserialize(utf8, AccountsJson.Default.AccountsModel);
        }
        catch (JsonException exception)
        {
            fault = exception.Message;
            return false;
        }

        if (model is not { Version: Version })
        {
            fault = "not a list of users of this version of Atalaya";
            return false;
        }

        Accounts read = new() { Users = model.Users, Keys = model.Keys };
        fault = model.Users.Any(static user => user is null) || model.Keys.Any(static key => key is null) ? "an entry is null" : read.Fault() ?? "";
        if (fault.Length > 0) return false;
        accounts = read;
        return true;
    }

    /// <summary>Reads, changes and writes while no other process does; throws <see cref="CommandFailure"/>.</summary>
    public static Accounts Change(string directory, Func<Accounts, Accounts> change)
    {
        try
        {
            Directory.CreateDirectory(directory);
            using FileStream guard = Lock(directory);
            Accounts before = Read(directory), next = change(before);
            if (!ReferenceEquals(before, next)) Write(directory, next);
            return next;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{Path.Combine(directory, Name)}: {exception.Message}");
        }
    }

    static FileStream Lock(string directory)
    {
        string path = Path.Combine(directory, "users.lock");
        long patienceEnds = Environment.TickCount64 + (long)LockPatience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate));
            }
            catch (IOException) when (Environment.TickCount64 < patienceEnds)
            {
                Thread.Sleep(20);
            }
        }
    }

    static void Write(string directory, Accounts accounts)
    {
        string path = Path.Combine(directory, Name), beside = path + ".new";
        File.Delete(beside);
        using (FileStream file = new(beside, Options(FileMode.CreateNew)))
        {
            JsonSerializer.Serialize(file, new AccountsModel(Version, [.. accounts.Users], [.. accounts.Keys]), AccountsJson.Default.AccountsModel);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    static FileStreamOptions Options(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

/// <summary>The content of <c>users.json</c>.</summary>
sealed record AccountsModel(int Version, UserAccount[] Users, ApiKey[] Keys);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AccountsModel))]
sealed partial class AccountsJson : JsonSerializerContext;
