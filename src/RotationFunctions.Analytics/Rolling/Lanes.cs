using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// Eight runs of a column that are walked side by side, one in each lane of a vector: lane n stands at
/// <c>offset n + row</c>. Lanes never mix, so a lane's figures have the bits that its run alone would give, on a processor
/// with vectors of any width or with none.
/// </summary>
internal struct Lanes
{
    /// <summary>Number of lanes.</summary>
    public const int Count = 8;

    private Offsets _offsets;
    private int _reach;
    private uint _live;

    /// <summary>Lanes that stand still until they are placed.</summary>
    public Lanes() => _reach = 1;

    /// <summary>Starts a lane's run at an element. A lane without a run of its own may walk along any other: nothing of it is kept.</summary>
    public void Place(int lane, int offset, bool live)
    {
        _offsets[lane] = offset;
        _live = live ? _live | (1u << lane) : _live & ~(1u << lane);
        _reach = 0;
        for (var i = 0; i < Count; i++)
            _reach = Math.Max(_reach, _offsets[i] + 1);
    }

    /// <summary>The elements of a column at which the lanes stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<double> Load(ReadOnlySpan<double> column, int row)
    {
        // Slicing checks the farthest lane, so that the eight reads need no check of their own.
        ref var at = ref MemoryMarshal.GetReference(column.Slice(row, _reach));
        return Vector512.Create(
            Unsafe.Add(ref at, _offsets[0]), Unsafe.Add(ref at, _offsets[1]), Unsafe.Add(ref at, _offsets[2]), Unsafe.Add(ref at, _offsets[3]),
            Unsafe.Add(ref at, _offsets[4]), Unsafe.Add(ref at, _offsets[5]), Unsafe.Add(ref at, _offsets[6]), Unsafe.Add(ref at, _offsets[7]));
    }

    /// <summary>The positions at which the lanes stand, as numbers.</summary>
    public readonly Vector512<double> Positions(int row)
        => Vector512.Create(
            (double)(_offsets[0] + row), _offsets[1] + row, _offsets[2] + row, _offsets[3] + row,
            _offsets[4] + row, _offsets[5] + row, _offsets[6] + row, _offsets[7] + row);

    /// <summary>Puts a figure of each live lane at its place in a column; nowhere when the column is empty: the figure is not wanted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(Vector512<double> figures, Span<double> column, int row)
    {
        if (column.IsEmpty)
            return;
        ref var at = ref MemoryMarshal.GetReference(column.Slice(row, _reach));
        if (_live == (1u << Count) - 1)
        {
            Unsafe.Add(ref at, _offsets[0]) = figures.GetElement(0);
            Unsafe.Add(ref at, _offsets[1]) = figures.GetElement(1);
            Unsafe.Add(ref at, _offsets[2]) = figures.GetElement(2);
            Unsafe.Add(ref at, _offsets[3]) = figures.GetElement(3);
            Unsafe.Add(ref at, _offsets[4]) = figures.GetElement(4);
            Unsafe.Add(ref at, _offsets[5]) = figures.GetElement(5);
            Unsafe.Add(ref at, _offsets[6]) = figures.GetElement(6);
            Unsafe.Add(ref at, _offsets[7]) = figures.GetElement(7);
            return;
        }

        for (var live = _live; live != 0; live &= live - 1)
        {
            var lane = BitOperations.TrailingZeroCount(live);
            Unsafe.Add(ref at, _offsets[lane]) = figures.GetElement(lane);
        }
    }

    /// <summary>Tells by a mask which lanes have a value and not NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Present(Vector512<double> values) => Vector512.Equals(values, values);

    /// <summary>One in each lane that a mask tells, zero in the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> One(Vector512<double> mask) => Vector512<double>.One & mask;

    /// <summary>The pivot of runs to which values are added: of those that were empty, the value that is their first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> PivotOf(Vector512<double> count, Vector512<double> pivot, Vector512<double> present, Vector512<double> value)
        => Vector512.ConditionalSelect(Vector512.Equals(count, Vector512<double>.Zero) & present, value, pivot);

    /// <summary>1 / n, and one for none: what it is multiplied by is zero then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Reciprocal(Vector512<double> count)
        => Vector512<double>.One / Vector512.Max(count, Vector512<double>.One);

    /// <summary>Tells by a mask which lanes have at least so many values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Enough(Vector512<double> count, int atLeast)
        => Vector512.GreaterThanOrEqual(count, Vector512.Create((double)atLeast));

    /// <summary>The values where a mask tells so, NaN elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Where(Vector512<double> mask, Vector512<double> values)
        => Vector512.ConditionalSelect(mask, values, Vector512.Create(double.NaN));

    [InlineArray(Count)]
    private struct Offsets
    {
        private int _first;
    }
}
