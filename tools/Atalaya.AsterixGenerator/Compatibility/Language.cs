// The types that the language asks for and netstandard2.0 does not have; one file, as none has a meaning of its own.
namespace System
{
    readonly struct Index(int value, bool fromEnd = false)
    {
        public static Index Start => new(0);
        public static Index End => new(0, true);
        public static implicit operator Index(int value) => new(value);
        public int GetOffset(int length) => fromEnd ? length - value : value;
    }

    readonly struct Range(Index start, Index end)
    {
        public Index Start => start;
        public Index End => end;
        public static Range StartAt(Index start) => new(start, Index.End);
        public static Range EndAt(Index end) => new(Index.Start, end);
    }
}

namespace System.Runtime.CompilerServices
{
    static class IsExternalInit;

    sealed class RequiredMemberAttribute : Attribute;

    sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName => featureName;
    }

    static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            int start = range.Start.GetOffset(array.Length);
            T[] part = new T[range.End.GetOffset(array.Length) - start];
            Array.Copy(array, start, part, 0, part.Length);
            return part;
        }
    }
}
