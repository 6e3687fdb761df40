namespace Atalaya.Formats.Asterix;

/// <summary>Builds the JSON that stands before each element of a fixed part or extended item.</summary>
/// <param name="pending">What stands before the first.</param>
sealed class AsterixJsonSeparator(string pending = "")
{
    string _pending = pending;
    bool _first = true;

    public void Open(string text)
    {
        _pending = Take(text);
        _first = true;
    }

    public string Take(string text)
    {
        string before = (_first ? "" : ",") + _pending + text;
        _pending = "";
        _first = false;
        return before;
    }
}
