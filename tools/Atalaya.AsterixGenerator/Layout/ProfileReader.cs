using Atalaya.Formats.Asterix.Specs;

namespace Atalaya.AsterixGenerator.Layout;

/// <summary>Fills the profiles of a category with its items.</summary>
sealed class ProfileReader(SpecFile spec, CategoryLayout category)
{
    SpecException Fail(int line, string reason) => new(spec.File, line, reason);

    public void Read()
    {
        foreach (SpecUap uap in spec.Uaps)
        {
            var profile = new ProfileLayout(spec.Uaps.Count > 1 ? Capitalized(uap) : "", uap.SelectedBy);
            foreach (string slot in uap.Slots) profile.Slots.Add(Slot(uap, slot));
            category.Profiles.Add(profile);
        }

        IEnumerable<NodeLayout?> slots = category.Profiles.SelectMany(profile => profile.Slots);
        category.Slots.AddRange(category.HasProfiles ? slots.Where(slot => slot is not null).Distinct() : slots);
        if (category.HasProfiles) Select();
    }

    string Capitalized(SpecUap uap) => uap.Name.Length > 0 ? char.ToUpperInvariant(uap.Name[0]) + uap.Name.Substring(1) : throw Fail(uap.Line, "one of several profiles needs a name");

    NodeLayout? Slot(SpecUap uap, string name) => name switch
    {
        "-" => null,
        "rfs" => category.RandomFields,
        _ => category.Items.Find(item => item.Path == name) ?? throw Fail(uap.Line, $"{name} cannot stand in a profile"),
    };

    void Select()
    {
        int line = spec.Uaps[1].Line;
        List<NodeLayout?> first = category.Profiles[0].Slots;
        NodeLayout item = category.Items.Find(item => item.Path == spec.Selector.Split('/')[0]) ?? throw Fail(line, "several profiles need a select");
        if (item.Parts.Count == 0 || item.Parts[0].Elements.Find(element => element.Path == spec.Selector) is not { Condition: "" } selector)
            throw Fail(line, $"{spec.Selector} does not stand in the first part of its item");
        category.Selector = selector;
        category.SelectorItem = item;
        category.CommonSlots = first.IndexOf(item) + 1;
        if (category.CommonSlots == 0 || category.Profiles.Exists(profile => !profile.Slots.Take(category.CommonSlots).SequenceEqual(first.Take(category.CommonSlots))))
            throw Fail(line, "the profiles differ before the selector");
    }
}
