namespace Atalaya.AsterixGenerator.Layout;

/// <summary>A user application profile.</summary>
sealed class ProfileLayout(string name, IReadOnlyList<int> selectedBy)
{
    /// <summary>Part of the names of what is generated; empty where there is only one profile.</summary>
    public string Name => name;

    /// <summary>Values of the selector.</summary>
    public IReadOnlyList<int> SelectedBy => selectedBy;

    /// <summary>By FRN - 1; null = spare.</summary>
    public List<NodeLayout?> Slots { get; } = [];
}
