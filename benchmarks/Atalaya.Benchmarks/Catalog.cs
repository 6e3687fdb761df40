using Atalaya.Benchmarks.Inputs;
using Atalaya.Benchmarks.Measuring;
using Atalaya.Benchmarks.Workloads;
using Atalaya.Formats.Asterix.Categories;

namespace Atalaya.Benchmarks;

/// <summary>Every measured figure, in the order of the flow. docs/benchmarks.md says what each means.</summary>
static class Catalog
{
    static readonly Budget NoBudget = default;

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        Decode("asterix-decode-048", "asterix", Budget.PerCore(5_000_000), DecodeForm.Values),
        Decode("asterix-decode-048-full", "asterix-full", Budget.PerCore(5_000_000), DecodeForm.Values),
        Decode("asterix-json-048-full", "asterix-full", Budget.PerCore(400_000), DecodeForm.Json),
        Decode("asterix-decode-048-mix", "asterix-048-mix", Budget.PerCore(5_000_000), DecodeForm.Values),
        Decode("asterix-decode-062-mix", "asterix-062-mix", Budget.PerCore(2_500_000), DecodeForm.Values),
        Typed("asterix-typed-048-mix", "asterix-048-mix", Budget.PerCore(5_000_000), input => new TypedDecoding<Cat048Record>(input)),
        Typed("asterix-typed-048-full", "asterix-full", Budget.PerCore(5_000_000), input => new TypedDecoding<Cat048Record>(input)),
        Typed("asterix-typed-062-mix", "asterix-062-mix", Budget.PerCore(2_500_000), input => new TypedDecoding<Cat062Record>(input)),
        Typed("asterix-typed-062-full", "asterix-062-full", Budget.PerCore(2_500_000), input => new TypedDecoding<Cat062Record>(input)),
        Decode("asterix-reports", "asterix", NoBudget, DecodeForm.Reports),
        Decode("modes-decode", "beast", Budget.PerCore(5_000_000), DecodeForm.Values),
        Decode("modes-json", "beast", NoBudget, DecodeForm.Json),
        Decode("modes-reports", "beast", Budget.PerCore(5_000_000), DecodeForm.Reports),
        Decode("ais-decode", "nmea", Budget.PerCore(5_000_000), DecodeForm.Values),
        Decode("ais-json", "nmea", NoBudget, DecodeForm.Json),
        Decode("ais-reports", "nmea", NoBudget, DecodeForm.Reports),

        // 20 % of a core at 200,000 frames/s.
        new("log-append", "log", Budget.PerCore(1_000_000), settings => new LogAppend(settings)),
        new("log-read", "log", NoBudget, settings => new LogRead(settings, verifies: false)),
        new("log-verify", "log", NoBudget, settings => new LogRead(settings, verifies: true)),

        Fusion("fusion-identified-1-thread", NoBudget, 20_000, 1, plots: false),
        Fusion("fusion-identified-2-threads", Budget.Machine(500_000), 20_000, 2, plots: false),
        Fusion("fusion-plots-1-thread", NoBudget, 20_000, 1, plots: true),
        Fusion("fusion-plots-2-threads", Budget.Machine(150_000), 20_000, 2, plots: true),
        Fusion("fusion-identified-400k-tracks", Budget.Machine(500_000), 400_000, 2, plots: false),
        Fusion("fusion-plots-400k-tracks", Budget.Machine(150_000), 400_000, 2, plots: true),

        new("flow-strait-hour", "flow", NoBudget, settings => new FlowReplay(settings, FlowPiece.Strait, threads: 1)),
        new("flow-strait-scale-10", "flow", NoBudget, settings => new FlowReplay(settings with { Scale = settings.Scale ?? 10 }, FlowPiece.Strait, threads: 1)),
        new("flow-strait-scale-10-2-threads", "flow", NoBudget, settings => new FlowReplay(settings with { Scale = settings.Scale ?? 10 }, FlowPiece.Strait, threads: 2)),
        new("flow-modes-tracking", "flow", Budget.PerCore(1_700_000), settings => new FlowReplay(settings, FlowPiece.AdsB, threads: 1)),
    ];

    static Benchmark Decode(string name, string input, Budget budget, DecodeForm form) =>
        new(name, "decode", budget, settings => Decoding(DecodeInput.Create(input, settings), form)) { Input = input, AllocatesNothing = true };

    static Benchmark Typed(string name, string input, Budget budget, Func<DecodeInput, Workload> create) =>
        new(name, "decode", budget, settings => create(DecodeInput.Create(input, settings))) { AllocatesNothing = true };

    static Workload Decoding(DecodeInput input, DecodeForm form) =>
        form == DecodeForm.Reports ? new ReportDecoding(input) : new RecordDecoding(input, printsJson: form == DecodeForm.Json);

    static Benchmark Fusion(string name, Budget budget, int tracks, int threads, bool plots) =>
        new(name, "fusion", budget, settings => new Tracking(settings.Tiny ? 200 : settings.Tracks ?? tracks, threads, plots));
}
