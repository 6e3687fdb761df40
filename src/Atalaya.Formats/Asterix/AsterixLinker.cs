using System.Collections.Frozen;
using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.Formats.Asterix;

/// <summary>Joins the compiled items of a category and its expansion with the profiles.</summary>
sealed class AsterixLinker
{
    readonly SpecFile _spec;
    readonly AsterixTables _tables = new();
    readonly AsterixCompiler _compiler;
    readonly Dictionary<string, int> _items;
    int _randomFields = -1;

    AsterixLinker(SpecFile spec)
    {
        _spec = spec;
        _compiler = new AsterixCompiler(spec, _tables);
        _items = _compiler.AddItems();
    }

    public static AsterixCategory Link(SpecFile spec, SpecFile? expansion)
    {
        if (spec.IsExpansion) throw new SpecException(spec.File, 1, "an expansion is compiled together with its category");
        if (spec.Uaps.Count == 0) throw new SpecException(spec.File, 1, "no uap");
        return new AsterixLinker(spec).Category(expansion);
    }

    AsterixCategory Category(SpecFile? expansion)
    {
        if (expansion is not null) Expand(expansion);
        _compiler.ResolveCases();
        short[][] uaps = [.. _spec.Uaps.Select(Uap)];
        AsterixProfiles profiles = Profiles(uaps);
        return new AsterixCategory(_spec, _tables, uaps, profiles)
        {
            DefinitionHash = _spec.Hash + 31 * (expansion?.Hash ?? 0),
            ExpansionEdition = expansion?.Edition ?? "",
            ByPath = _tables.Infos.Select((info, index) => (info.Path, index)).ToFrozenDictionary(pair => pair.Path, pair => pair.index),
            NodeByPath = _tables.NodeByPath.ToFrozenDictionary(),
        };
    }

    void Expand(SpecFile expansion)
    {
        var compiler = new AsterixCompiler(expansion, _tables);
        if (!expansion.IsExpansion || expansion.Category != _spec.Category) throw compiler.Fail(1, $"this is no expansion of category {_spec.Category}");
        SpecNode item = _spec.Items.Find(item => item.Kind == SpecKind.Explicit && item.Argument == "re") ?? throw compiler.Fail(1, "the category has no item to expand (explicit re)");
        compiler.AddExpansion(item.Name, _items[item.Name]);
        compiler.ResolveCases();
    }

    short[] Uap(SpecUap uap)
    {
        if (uap.Slots.Count > AsterixCompiler.MaxSlots) throw _compiler.Fail(uap.Line, $"a uap has at most {AsterixCompiler.MaxSlots} slots");
        return [.. uap.Slots.Select(name => Slot(uap, name))];
    }

    short Slot(SpecUap uap, string name)
    {
        if (name == "-") return -1;
        if (name == "rfs") return (short)(_randomFields >= 0 ? _randomFields : _randomFields = _compiler.AddRandomFields());
        return _items.TryGetValue(name, out int node) ? (short)node : throw _compiler.Fail(uap.Line, $"the uap names {name}, which is not defined");
    }

    AsterixProfiles Profiles(short[][] uaps)
    {
        if (uaps.Length == 1) return new AsterixProfiles();
        SpecUap second = _spec.Uaps[1];
        int selector = _spec.Selector.Length == 0 ? throw _compiler.Fail(second.Line, "several uaps need a select") : _tables.ElementAt(_spec.Selector);
        if (selector < 0) throw _compiler.Fail(second.Line, $"the selector {_spec.Selector} is not defined");
        int item = _items[_spec.Selector.Split('/')[0]];
        int slots = Array.IndexOf(uaps[0], (short)item) + 1;
        if (slots == 0 || uaps.Any(uap => !uap.AsSpan().StartsWith(uaps[0].AsSpan(0, slots)))) throw _compiler.Fail(second.Line, "the uaps differ before the selector");
        return new AsterixProfiles
        {
            Selector = selector,
            CommonSlots = slots,
            SelectorKey = _tables.KeySlot(selector),
            AreaKey = KeyOf("010/SAC"),
            IdentificationKey = KeyOf("010/SIC"),
            BySelector = _spec.Uaps.SelectMany((uap, index) => uap.SelectedBy.Select(value => (value, index))).ToFrozenDictionary(pair => (uint)pair.value, pair => pair.index),
        };
    }

    int KeyOf(string path) => _tables.ElementAt(path) is >= 0 and var element ? _tables.KeySlot(element) : -1;
}
