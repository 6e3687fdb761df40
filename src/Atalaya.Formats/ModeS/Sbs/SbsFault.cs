using Atalaya.Core.Reports;

namespace Atalaya.Formats.ModeS.Sbs;

/// <summary>Why a line is no BaseStation line, and which of its fields shows it (from 1; 0 = the line as a whole).</summary>
public readonly record struct SbsFault(RejectReason Reason, int Field);
