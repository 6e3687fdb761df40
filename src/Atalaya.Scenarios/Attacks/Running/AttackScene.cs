using Atalaya.Core.Time;

namespace Atalaya.Scenarios.Attacks.Running;

/// <summary>The objects heard and the attacks on them.</summary>
sealed class AttackScene
{
    const double ForgetSeconds = 3600;

    readonly Dictionary<ObjectKey, HeardObject> _objects = [];
    readonly Dictionary<(int Attack, ObjectKey Subject), AttackLabel> _bySubject = [];
    readonly List<AttackLabel> _labels = [];
    readonly Attack[] _attacks;
    Action<Emission, Transmitter?>? _send;
    Instant _nextForgetting;

    public AttackScene(IReadOnlyList<PieceSource> sources, Instant start, IReadOnlyList<AttackSpec> attacks, ulong seed)
    {
        Sources = sources;
        Start = start;
        Seed = seed;
        _nextForgetting = start.PlusSeconds(ForgetSeconds);
        _attacks = [.. attacks.Select((spec, index) => spec.Begin(this, index + 1))];
    }

    public IReadOnlyList<PieceSource> Sources { get; }
    public Instant Start { get; }
    public ulong Seed { get; }
    public IReadOnlyList<AttackLabel> Labels => _labels;

    /// <summary>Is told of each position that is false, missing or added.</summary>
    public Action<ReportLabel>? Observer { get; set; }

    /// <summary>Where emissions go.</summary>
    public void SendTo(Action<Emission, Transmitter?> send) => _send = send;

    public void Advance(Instant now)
    {
        foreach (Attack attack in _attacks) attack.Advance(now);
        if (now < _nextForgetting) return;
        _nextForgetting = now.PlusSeconds(ForgetSeconds);
        foreach (ObjectKey key in _objects.Values.Where(heard => !heard.IsTarget && now.SecondsSince(heard.HeardTime) > ForgetSeconds).Select(heard => heard.Key).ToList()) _objects.Remove(key);
    }

    public HeardObject? Find(ObjectKey key) => _objects.GetValueOrDefault(key);

    public HeardObject Hear(ObjectKey key)
    {
        if (!_objects.TryGetValue(key, out HeardObject? heard)) _objects.Add(key, heard = new HeardObject(key));
        return heard;
    }

    /// <summary>Objects with a recent position, ordered by name.</summary>
    public List<HeardObject> WithPosition(Instant now) => [.. _objects.Values.Where(heard => heard.HasPosition(now)).OrderBy(heard => heard.Key)];

    /// <summary>Objects that an attack may pick, ordered by name.</summary>
    public List<HeardObject> Candidates(TargetClass kind, Instant now) => [.. _objects.Values.Where(heard => heard.CanBePicked(now) && IsOf(kind, heard, now)).OrderBy(heard => heard.Key)];

    /// <summary>True if a selector means an object, picked or not.</summary>
    public static bool Concerns(TargetSelector selector, HeardObject heard, Instant now) =>
        selector.Key is { } key ? heard.Key == key : IsOf(selector.Class, heard, now);

    static bool IsOf(TargetClass kind, HeardObject heard, Instant now) => kind switch
    {
        TargetClass.Aircraft => !heard.Key.IsVessel,
        TargetClass.AircraftSeenByRadar => !heard.Key.IsVessel && heard.IsSeenByRadar(now),
        TargetClass.Vessel => heard.Key.IsVessel,
        _ => true,
    };

    /// <summary>Hears a transmission and lets the attacks change what it says: the same for every receiver that hears it.</summary>
    public void Judge(HeardObject sender, ref Statement statement, in Transmission transmission)
    {
        sender.Hear(statement);
        if (sender.TryRecall(statement, out Statement judged))
        {
            Instant time = statement.Time;
            statement = judged;
            statement.Time = time;
            return;
        }

        foreach (Attack attack in _attacks)
        {
            if (!attack.IsActive(statement.Time)) continue;
            attack.Overhear(sender, statement, transmission);
            Statement before = statement;
            attack.Change(sender, ref statement);
            if (statement.IsChanged && !Equal(before, statement)) Label(attack, sender, statement);
        }

        if (statement.IsChanged || sender.IsTarget) sender.Remember(statement);
    }

    public void Send(Attack attack, Emission emission, in ReportLabel? label)
    {
        Count(attack, emission.Subject, emission.Time);
        if (label is { } told) Observer?.Invoke(told);
        _send!(emission, attack.Transmitter);
    }

    void Label(Attack attack, HeardObject sender, in Statement statement)
    {
        Count(attack, sender.Key, statement.Time);
        if (!statement.Has(StatementParts.Position)) return;
        bool missing = statement.IsSuppressed || statement.Gnss == GnssCondition.Lost;
        Observer?.Invoke(new ReportLabel(
            statement.Time, attack.Number, sender.Key, sender.Latitude, sender.Longitude, missing ? null : statement.Latitude, missing ? null : statement.Longitude));
    }

    void Count(Attack attack, ObjectKey subject, Instant time)
    {
        if (!_bySubject.TryGetValue((attack.Number, subject), out AttackLabel? label))
        {
            label = new AttackLabel
            {
                Attack = attack.Number,
                Kind = attack.Spec.Kind,
                Subject = subject,
                From = time,
                Transmitter = attack.Transmitter?.ToString() ?? "",
                Parameters = attack.Describe(subject),
            };
            _bySubject.Add((attack.Number, subject), label);
            _labels.Add(label);
        }

        label.To = Instant.Max(label.To, time);
        label.Transmissions++;
    }

    static bool Equal(in Statement one, in Statement other) =>
        one.Changed == other.Changed && one.IsSuppressed == other.IsSuppressed && one.Gnss == other.Gnss && one.Key == other.Key
        && one.Latitude == other.Latitude && one.Longitude == other.Longitude && one.East == other.East && one.North == other.North
        && one.DifferenceFeet == other.DifferenceFeet && one.PressureFeet == other.PressureFeet && one.GeometricFeet == other.GeometricFeet;
}
