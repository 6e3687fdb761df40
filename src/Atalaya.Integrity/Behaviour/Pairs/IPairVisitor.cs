namespace Atalaya.Integrity.Behaviour.Pairs;

/// <summary>Is shown pairs of movers that may be near each other.</summary>
interface IPairVisitor
{
    void Visit(in Mover first, in Mover second);
}
