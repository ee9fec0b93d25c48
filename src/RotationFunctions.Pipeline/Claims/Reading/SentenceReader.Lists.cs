namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Figures of several subjects: "A, B and C gained x, y and z".</content>
internal sealed partial class SentenceReader
{
    /// <summary>"A, B and C gained x, y and z": each number has its own subject.</summary>
    private void ReadLists()
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (!IsFigure(i))
                continue;
            var numbers = new List<int> { i };
            var j = i + 1;
            while (j < _tokens.Count)
            {
                var k = j;
                while (k < _tokens.Count && (IsListSign(_tokens[k]) || _tokens[k].Is("approx") || _tokens[k].Text is "the"))
                    k++;
                if (k == j || k >= _tokens.Count || !IsFigure(k) || _tokens[k].Number!.Unit == Unit.None != (_tokens[i].Number!.Unit == Unit.None) && _tokens[k].Number!.Unit != Unit.Percent)
                    break;
                numbers.Add(k);
                j = k + 1;
            }

            if (numbers.Count >= 2)
            {
                // 12.28, 9.86 and 1.50 percent
                foreach (var n in numbers)
                    if (_tokens[n].Number is { Unit: Unit.None } bare && _tokens[numbers[^1]].Number!.Unit != Unit.None)
                        _tokens[n].Number = bare with { Unit = _tokens[numbers[^1]].Number!.Unit };
                Assign(numbers);
            }

            i = numbers[^1];
        }
    }

    private void Assign(List<int> numbers)
    {
        var last = -1;
        var isPlural = false;
        for (var i = numbers[0] - 1; i >= 0 && last < 0; i--)
        {
            if (_tokens[i].Is("pronoun", "they"))
                isPlural = true;
            if (_tokens[i].IsSubject && !_tokens[i].IsUsed)
                last = i;
            if (_tokens[i].Number is { Unit: not Unit.None } && !_tokens[i].IsUsed)
                break;
        }

        var subjects = new List<string>();
        if (last >= 0)
        {
            var at = last;
            subjects.Insert(0, Name(_tokens[at]));
            while (true)
            {
                var k = at - 1;
                while (k >= 0 && (IsListSign(_tokens[k]) || _tokens[k].Text is "the" || _tokens[k].Is("pronoun", "index")))
                    k--;
                if (k == at - 1 || k < 0 || !_tokens[k].IsSubject)
                    break;
                at = k;
                subjects.Insert(0, Name(_tokens[at]));
            }
        }

        if (subjects.Count != numbers.Count && (isPlural || last < 0) && _discourse.Recent.Count >= numbers.Count && _tokens.Exists(t => t.Is("respectively") || t.Is("pronoun", "they")))
            subjects = _discourse.Recent.GetRange(_discourse.Recent.Count - numbers.Count, numbers.Count);
        // "IWM, QQQ …; 三者分别为": those whom this sentence has named.
        if (subjects.Count != numbers.Count && isPlural && _tokens.Take(numbers[0]).Where(t => t.IsSubject && !t.IsUsed).Select(Name).Distinct().ToList() is { } named && named.Count == numbers.Count)
            subjects = named;
        if (subjects.Count == numbers.Count)
            for (var n = 0; n < numbers.Count; n++)
                _assigned[numbers[n]] = subjects[n];
        else if (subjects.Count > 1)
            foreach (var number in numbers)
                _assigned[number] = "?";
    }

    private static string Name(Token token) => token.Series ?? "!" + token.Outside;
}
