namespace Atalaya.Server.Outputs.Asterix;

/// <summary>What a message about a track says beside the track.</summary>
/// <param name="Number">I062/040.</param>
/// <param name="IsFirst">TSB: the first message for the track.</param>
/// <param name="IsLast">TSE: the last one.</param>
/// <param name="CodeChanged">The Mode 3/A code is another than in the message before.</param>
readonly record struct TrackSending(int Number, bool IsFirst = false, bool IsLast = false, bool CodeChanged = false);
