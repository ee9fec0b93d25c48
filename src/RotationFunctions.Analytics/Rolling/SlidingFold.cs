namespace RotationFunctions.Analytics.Rolling;

/// <summary>
/// What a window is folded into, element by element. The fold must be associative: folding two neighbouring runs and
/// combining them gives what folding the whole run gives, up to rounding.
/// </summary>
internal interface IWindowFold<TState>
    where TState : struct
{
    /// <summary>The fold of nothing.</summary>
    static abstract TState Empty { get; }

    /// <summary>The fold of a run followed by element <paramref name="index"/>.</summary>
    TState Append(in TState run, int index);

    /// <summary>The fold of element <paramref name="index"/> followed by a run.</summary>
    TState Prepend(int index, in TState run);

    /// <summary>The fold of two neighbouring runs.</summary>
    static abstract TState Combine(in TState earlier, in TState later);

    /// <summary>Takes the fold of the window that ends at <paramref name="index"/>.</summary>
    void Emit(int index, in TState window);
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
        var tails = new TState[length];
        for (var block = first; block < count; block += length)
        {
            var head = TFold.Empty;
            var end = Math.Min(length, count - block);
            for (var k = 0; k < end; k++)
            {
                head = fold.Append(head, block + k);
                if (k == length - 1)
                    fold.Emit(block + k, head);
                else if (block > first)
                    fold.Emit(block + k, TFold.Combine(tails[k + 1], head));
            }

            if (end < length)
                return;
            var tail = TFold.Empty;
            for (var k = length - 1; k > 0; k--)
                tails[k] = tail = fold.Prepend(block + k, tail);
        }
    }

    /// <summary>Folds, for each element, the run from the one after its base to itself; a negative base has no window.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="bases">Base of each element, never falling, as the last day of the previous year is.</param>
    /// <param name="includeBase">Whether the base itself belongs to the window.</param>
    public static void RunFrom<TFold, TState>(ref TFold fold, ReadOnlySpan<int> bases, bool includeBase)
        where TFold : IWindowFold<TState>, allows ref struct
        where TState : struct
    {
        var run = TFold.Empty;
        var current = -1;
        for (var index = 0; index < bases.Length; index++)
        {
            var start = bases[index];
            if (start < 0)
                continue;
            if (start != current)
            {
                current = start;
                run = TFold.Empty;
                for (var earlier = includeBase ? start : start + 1; earlier < index; earlier++)
                    run = fold.Append(run, earlier);
            }

            run = fold.Append(run, index);
            fold.Emit(index, run);
        }
    }
}
