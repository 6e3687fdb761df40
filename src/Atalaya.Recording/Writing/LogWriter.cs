using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Atalaya.Core.Frames;
using Atalaya.Core.Time;
using Atalaya.Recording.Segments;
using Microsoft.Win32.SafeHandles;

namespace Atalaya.Recording.Writing;

/// <summary>
/// Appends frames to a recording: the one appender of the log. Not thread-safe. Storage that fails does not throw: the writer stops (<see cref="IsFailed"/>),
/// counts what it loses, and goes on after <see cref="TryRecover"/>.
/// </summary>
public sealed class LogWriter : IDisposable
{
    readonly string _directory;
    readonly Guid _recordingId;
    readonly LogWriterOptions _options;
    readonly DirectoryLock _lock;
    readonly SealingQueue _sealing;
    readonly byte[] _hashValue = new byte[SegmentHeader.HashLength];
    byte[] _buffer;
    int _pending;
    SafeFileHandle? _handle;
    IncrementalHash? _hash;
    uint _segment;
    long _written;
    uint _nextSegment;
    byte[] _previousChain;
    bool _disposed;

    LogWriter(string directory, Guid recordingId, LogWriterOptions options, DirectoryLock heldLock)
    {
        _directory = directory;
        _recordingId = recordingId;
        _options = options with { SegmentBytes = Math.Clamp(options.SegmentBytes, SegmentHeader.Length, LogWriterOptions.MaxSegmentBytes) };
        _lock = heldLock;
        _sealing = new SealingQueue(directory, options.Schedule);
        _buffer = new byte[Math.Max(options.BufferBytes, 1 << 12)];
        LogOpening opening = new(directory, recordingId);
        opening.Run();
        Recovery = opening.Recovery;
        LastReceiveTime = opening.LastTime;
        _nextSegment = opening.NextSegment;
        _previousChain = opening.PreviousChain;
        if (opening.Continued is { } segment) Continue(segment, opening.ContinuedLength, opening.ContinuedHash!);
        foreach (uint unsealed in opening.Unsealed) _sealing.Add(unsealed, null);
    }

    /// <summary>What opening found and cut.</summary>
    public LogRecovery Recovery { get; }

    /// <summary>Where the next frame will stand, unless it begins a new segment: every frame before it is in the log.</summary>
    public LogPosition Position => _segment == 0 ? new LogPosition(_nextSegment, 0) : new LogPosition(_segment, (uint)(_written + _pending));

    /// <summary>Receive time of the newest frame; <see cref="Instant.MinValue"/> before the first.</summary>
    public Instant LastReceiveTime { get; private set; }

    public bool IsFailed { get; private set; }

    /// <summary>Why storage failed last.</summary>
    public string? LastError { get; private set; }

    /// <summary>Frames that could not be appended since the writer was opened.</summary>
    public long LostFrames { get; private set; }

    /// <summary>Finished segments not compressed yet, and why the last attempt failed, if it did.</summary>
    public int UnsealedSegments => _sealing.Waiting;
    public string? SealingError => _sealing.LastError;

    /// <summary>
    /// Opens a recording, or begins one. The newest segment is continued after cutting a torn tail (<see cref="Recovery"/>).
    /// Throws <see cref="IOException"/> if another process writes it, <see cref="InvalidDataException"/> if it is another recording.
    /// </summary>
    public static LogWriter Open(string directory, Guid recordingId, LogWriterOptions? options = null)
    {
        Directory.CreateDirectory(directory);
        DirectoryLock heldLock = DirectoryLock.Take(directory);
        try
        {
            return new LogWriter(directory, recordingId, options ?? new LogWriterOptions(), heldLock);
        }
        catch
        {
            heldLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Appends a frame to the buffer. Receive times never go back: an earlier one is raised to the last, and <paramref name="assignedTime"/> says what was written.
    /// False (position 0:0, which no frame has): storage failed and the frame is lost.
    /// </summary>
    public bool TryAppend(FrameKind kind, SourceId source, Instant receiveTime, ReadOnlySpan<byte> payload, out LogPosition position, out Instant assignedTime)
    {
        ArgumentOutOfRangeException.ThrowIfZero((byte)kind);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, RecordLayout.MaxPayloadLength);
        assignedTime = Instant.Max(receiveTime, LastReceiveTime);
        LastReceiveTime = assignedTime;
        int length = RecordLayout.TotalLength(payload.Length);
        if (IsFailed || !MakeRoom(length, assignedTime))
        {
            LostFrames++;
            position = default;
            return false;
        }

        position = Position;
        RecordLayout.Write(_buffer.AsSpan(_pending), position.Segment, position.Offset, (byte)kind, source.Number, assignedTime.UnixNanoseconds, payload);
        _pending += length;
        return true;
    }

    /// <summary>Hands all appended frames to the operating system; call it before any of them is decoded. False: storage failed, the frames wait for <see cref="TryRecover"/>.</summary>
    public bool Flush()
    {
        if (IsFailed) return false;
        if (_pending == 0) return true;
        try
        {
            Write(_handle!, _buffer.AsSpan(0, _pending), _written);
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            _ = TryCut(out _);
            return Fail(failure);
        }

        _hash!.AppendData(_buffer, 0, _pending);
        _written += _pending;
        _pending = 0;
        return true;
    }

    /// <summary>As <see cref="Flush"/>, and waits until the storage device has them: before a checkpoint, and now and then.</summary>
    public bool Sync()
    {
        if (!Flush()) return false;
        try
        {
            if (_handle is not null) RandomAccess.FlushToDisk(_handle);
            return true;
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            return Fail(failure);
        }
    }

    /// <summary>Tries storage again: cuts what a failed write left behind, if that could not be done at once, and writes the frames that wait. The caller then appends a <see cref="FrameKind.Gap"/> frame.</summary>
    public bool TryRecover()
    {
        if (!IsFailed) return true;
        if (!TryCut(out Exception? failure)) return Fail(failure);
        IsFailed = false;
        return Flush();
    }

    /// <summary>Takes away what a failed write left behind the last whole one; that needs no room.</summary>
    bool TryCut([NotNullWhen(false)] out Exception? failure)
    {
        failure = null;
        try
        {
            if (_handle is not null) RandomAccess.SetLength(_handle, _written);
        }
        catch (Exception caught) when (IsStorageFailure(caught))
        {
            failure = caught;
        }

        return failure is null;
    }

    /// <summary>Stops cleanly: writes what waits and a seal, synchronises, and lets go of the recording.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (TryRecover() && Flush() && _handle is not null) AppendSeal();
        Sync();
        _handle?.Dispose();
        _hash?.Dispose();
        _sealing.Dispose();
        _lock.Dispose();
    }

    void Continue(uint segment, long length, IncrementalHash hash)
    {
        _handle = File.OpenHandle(SegmentFiles.ActivePath(_directory, segment), FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        RandomAccess.SetLength(_handle, length);
        _segment = segment;
        _written = length;
        _hash = hash;
    }

    bool MakeRoom(int length, Instant time)
    {
        long end = _written + _pending;
        if (_handle is null || (end + length > _options.SegmentBytes && end > SegmentHeader.Length))
            return Flush() && TryRoll(time) && MakeBufferRoom(length);
        return MakeBufferRoom(length);
    }

    bool MakeBufferRoom(int length)
    {
        if (_pending + length <= _buffer.Length) return true;
        if (!Flush()) return false;
        if (length > _buffer.Length) _buffer = new byte[length];
        return true;
    }

    bool TryRoll(Instant firstTime)
    {
        byte[] chain = _hash?.GetCurrentHash() ?? _previousChain;
        byte[] header = new byte[SegmentHeader.Length];
        new SegmentHeader(_nextSegment, _recordingId, firstTime, chain).Write(header);
        SafeFileHandle? created = null;
        try
        {
            created = File.OpenHandle(SegmentFiles.ActivePath(_directory, _nextSegment), FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            Write(created, header, 0);
        }
        catch (Exception failure) when (IsStorageFailure(failure))
        {
            created?.Dispose();
            return Fail(failure);
        }

        uint finished = _segment;
        _handle?.Dispose();
        _hash?.Dispose();
        _handle = created;
        _hash = SegmentChain.Start();
        _hash.AppendData(header);
        _written = header.Length;
        _segment = _nextSegment++;
        _previousChain = chain;
        if (finished != 0) _sealing.Add(finished, chain);
        return true;
    }

    void AppendSeal()
    {
        _hash!.GetCurrentHash(_hashValue);
        int length = RecordLayout.TotalLength(RecordLayout.SealPayloadLength);
        RecordLayout.Write(_buffer, _segment, (uint)_written, RecordLayout.SealKind, 0, LastReceiveTime.UnixNanoseconds, _hashValue);
        _pending = length;
    }

    void Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, long offset)
    {
        _options.BeforeWrite?.Invoke(handle, offset);
        RandomAccess.Write(handle, bytes, offset);
    }

    bool Fail(Exception failure)
    {
        IsFailed = true;
        LastError = failure.Message;
        return false;
    }

    static bool IsStorageFailure(Exception failure) => failure is IOException or UnauthorizedAccessException;
}
