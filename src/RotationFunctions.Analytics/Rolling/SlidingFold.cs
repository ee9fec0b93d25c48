using System.Buffers;
using System.Runtime.CompilerServices;

namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// What windows are folded into, element by element, in every lane at once. The fold must be associative: folding two
/// neighbouring runs and combining them gives what folding the whole run gives, up to rounding.
/// </summary>
internal interface IWindowFold<TState>
    where TState : struct
{
    /// <summary>The fold of nothing.</summary>
    static abstract TState Empty { get; }

    /// <summary>The folds of runs each followed by its lane's element in a row.</summary>
    TState Append(in TState run, in Lanes lanes, int row);

    /// <summary>The folds of each lane's element in a row followed by a run.</summary>
    TState Prepend(in Lanes lanes, int row, in TState run);

    /// <summary>The folds of neighbouring runs.</summary>
    static abstract TState Combine(in TState earlier, in TState later);

    /// <summary>Takes the folds of the windows that end where the lanes stand.</summary>
    void Emit(in TState window, in Lanes lanes, int row);
}

/// <summary>Folds every window of a fixed length, or every window that begins at a moving base.</summary>
/// <remarks>
/// <para>
/// The block decomposition of van Herk (1992) and Gil and Werman (1993), known for moving maxima, serves any
/// associative fold: elements are cut into blocks of the window's length; a window then is the tail of one block and
/// the head of the next, so two running folds, one backward through the finished block and one forward through the
/// current one, give every window at a constant cost per element.
/// </para>
/// <para>
/// Chosen over the usual rolling sum (add the newest, subtract the oldest) because nothing is ever subtracted: no
/// error carries over from one window to the next, so a figure after twenty years is as exact as one on its first day,
/// and it depends on nothing but its own window and its place in the series. The tail of a block is used only once the
/// block is complete, so that no window sees an element after its end: the last window of a shorter history has
/// the same bits as the same window of a longer one.
/// </para>
/// <para>
/// A running fold is a chain: each step waits for the one before it, and a processor that could do much more stands idle.
/// The chains of different blocks do not wait for one another, so eight blocks go side by side, one in each lane. The
/// loops are compiled with full optimisation at once: a run in the evening is over before the runtime would find them hot.
/// </para>
/// </remarks>
internal static class SlidingFold
{
    /// <summary>Folds each window of <paramref name="length"/> elements out of those from <paramref name="first"/> to <paramref name="count"/>.</summary>
    public static void Run<TFold, TState>(ref TFold fold, int first, int count, int length)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        if (count - first < length)
            return;
        var tails = ArrayPool<TState>.Shared.Rent(length);
        for (var start = first; start < count; start += Lanes.Count * length)
        {
            Tails(ref fold, tails, start, first, count, length);
            Heads(ref fold, tails, start, first, count, length);
        }

        ArrayPool<TState>.Shared.Return(tails);
    }

    /// <summary>Folds, for each element, the run from the one after its base to itself; a negative base has no window.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="bases">Base of each element, never falling, as the last day of the previous year is.</param>
    /// <param name="includeBase">Whether the base itself belongs to the window.</param>
    public static void RunFrom<TFold, TState>(ref TFold fold, ReadOnlySpan<int> bases, bool includeBase)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        Span<(int Start, int First, int End)> runs = stackalloc (int, int, int)[Lanes.Count];
        var placed = 0;
        for (var index = 0; index < bases.Length;)
        {
            var from = index;
            while (index < bases.Length && bases[index] == bases[from])
                index++;
            if (bases[from] >= 0)
                runs[placed++] = (bases[from] + (includeBase ? 0 : 1), from, index);
            if (placed == 0 || (placed < Lanes.Count && index < bases.Length))
                continue;
            SideBySide<TFold, TState>(ref fold, runs[..placed]);
            placed = 0;
        }
    }

    /// <summary>Folds backward through the blocks before the eight that begin at <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tails<TFold, TState>(ref TFold fold, TState[] tails, int start, int first, int count, int length)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        var lanes = new Lanes();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var block = start + ((lane - 1) * length);
            lanes.Place(lane, block >= first && block + length <= count ? block : first, live: false);
        }

        var tail = TFold.Empty;
        for (var row = length - 1; row > 0; row--)
            tails[row] = tail = fold.Prepend(lanes, row, tail);
    }

    /// <summary>Folds forward through eight blocks and emits the windows that end in them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Heads<TFold, TState>(ref TFold fold, TState[] tails, int start, int first, int count, int length)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        // The last block may be cut short: from the row on where it ends, its lane has no element of its own.
        var cut = length;
        var lanes = new Lanes();
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            var block = start + (lane * length);
            var begins = block < count;
            lanes.Place(lane, begins ? block : start, live: begins && block > first);
            if (begins && count - block < length)
                cut = count - block;
        }

        var rows = Math.Min(length, count - start);
        var head = TFold.Empty;
        for (var row = 0; row < rows; row++)
        {
            if (row == cut)
                lanes.Place((count - start) / length, start, live: false);
            head = fold.Append(head, lanes, row);
            if (row < length - 1)
            {
                fold.Emit(TFold.Combine(tails[row + 1], head), lanes, row);
                continue;
            }

            // In the last row the head is the whole window, in the first block too.
            if (start == first)
                lanes.Place(0, start, live: true);
            fold.Emit(head, lanes, row);
        }
    }

    /// <summary>Folds forward through up to eight runs of different lengths, each emitting from its own first window on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SideBySide<TFold, TState>(ref TFold fold, scoped ReadOnlySpan<(int Start, int First, int End)> runs)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        var rows = 0;
        var longest = runs[0];
        foreach (var run in runs)
            if (run.End - run.Start > rows)
                (rows, longest) = (run.End - run.Start, run);
        var lanes = new Lanes();
        for (var lane = 0; lane < Lanes.Count; lane++)
            lanes.Place(lane, lane < runs.Length ? runs[lane].Start : longest.Start, live: false);
        var state = TFold.Empty;
        for (var row = 0; row < rows; row++)
        {
            for (var lane = 0; lane < runs.Length; lane++)
            {
                if (runs[lane].Start + row == runs[lane].End)
                    lanes.Place(lane, longest.Start, live: false);
                else if (runs[lane].Start + row == runs[lane].First)
                    lanes.Place(lane, runs[lane].Start, live: true);
            }

            state = fold.Append(state, lanes, row);
            fold.Emit(state, lanes, row);
        }
    }
}
