using System.Numerics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// A sample that only grows, and tells its quantiles at any time: the values that may join are ranked once, and a Fenwick tree over
/// 64-bit words counts those that have joined. A join and a quantile cost the logarithm of the number of values.
/// </summary>
/// <remarks>
/// Ranking looks at values that join later or never. It orders two values and says nothing of others, so a quantile has the bits
/// that sorting the joined values alone would give.
/// </remarks>
internal sealed class ExpandingSample
{
    private readonly double[] _sorted;
    private readonly int[] _slots;
    private readonly ulong[] _members;
    private readonly int[] _tree;
    private readonly int _highestStep;

    /// <param name="candidates">Every value that may join, by position; NaN for none.</param>
    public ExpandingSample(ReadOnlySpan<double> candidates)
    {
        _sorted = new double[candidates.Length];
        var positions = new int[candidates.Length];
        var count = 0;
        for (var i = 0; i < candidates.Length; i++)
            if (!double.IsNaN(candidates[i]))
                (_sorted[count], positions[count++]) = (candidates[i], i);
        Array.Sort(_sorted, positions, 0, count);
        _slots = new int[candidates.Length];
        _slots.AsSpan().Fill(-1);
        for (var slot = 0; slot < count; slot++)
            _slots[positions[slot]] = slot;
        _members = new ulong[(count >> 6) + 1];
        _tree = new int[_members.Length + 1];
        _highestStep = (int)BitOperations.RoundUpToPowerOf2((uint)_tree.Length);
    }

    /// <summary>Number of values that have joined.</summary>
    public int Count { get; private set; }

    /// <summary>Lets the value at a position join; each may join once.</summary>
    public void Join(int position)
    {
        var slot = _slots[position];
        _members[slot >> 6] |= 1UL << (slot & 63);
        for (var node = (slot >> 6) + 1; node < _tree.Length; node += node & -node)
            _tree[node]++;
        Count++;
    }

    /// <summary>A quantile of what has joined, by linear interpolation (type 7 of Hyndman and Fan 1996); NaN of nothing.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
            return double.NaN;
        var at = share * (Count - 1);
        var below = (int)at;
        var low = Member(below);
        return below + 1 >= Count ? low : low + ((at - below) * (Member(below + 1) - low));
    }

    /// <summary>The member that so many others precede.</summary>
    private double Member(int rank)
    {
        var node = 0;
        for (var step = _highestStep; step > 0; step >>= 1)
        {
            if (node + step >= _tree.Length || _tree[node + step] > rank)
                continue;
            node += step;
            rank -= _tree[node];
        }

        var word = _members[node];
        for (; rank > 0; rank--)
            word &= word - 1;
        return _sorted[(node << 6) + BitOperations.TrailingZeroCount(word)];
    }
}
