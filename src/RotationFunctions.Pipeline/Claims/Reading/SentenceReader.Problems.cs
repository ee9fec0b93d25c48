namespace RotationFunctions.Pipeline.Claims.Reading;

/// <content>Why a number is no claim.</content>
internal sealed partial class SentenceReader
{
    private (Misunderstanding Reason, string? Detail)? Problem(int i, int last, Frame frame, Numeral number, int previous)
    {
        if (number.IsAmbiguous)
            return (Misunderstanding.AmbiguousComma, null);
        if (number.Unit == Unit.Other)
            return (Misunderstanding.Count, null);
        if (Modality(i, last) is { } modality)
            return (modality, null);
        if (_isQuestion)
            return (Misunderstanding.Question, null);
        if (number is not { Unit: Unit.None, IsWhole: true, Value: < 1000 } && IsThreshold(i, last))
            return (Misunderstanding.Threshold, null);
        if (IsOfMoment(i, number))
            return (Misunderstanding.WithinDay, null);
        if (IsShareOfCount(i))
            return (Misunderstanding.Count, null);
        if (frame.Noise is { } noise)
            return (noise is "volume" or "weight" ? Misunderstanding.Count : Misunderstanding.OtherFigure, noise);
        if (frame.Outside is not null && number is { Unit: Unit.None, IsWhole: true })
            return (Misunderstanding.Count, null);
        if (frame.Outside is { } outside)
            return (Misunderstanding.OtherSubject, outside);
        if (_assigned.GetValueOrDefault(i) == "?")
            return (Misunderstanding.CountsDiffer, null);
        // "We have compounded at 13% a year": not the series of the sentence before.
        if (frame.Series is null || (!_isItem && !_isCell && !_tokens.Exists(t => t.Series is not null) && _tokens.Take(i).Any(t => t.Is("firstperson")) && !_tokens.Take(i).Any(t => t.Is("pronoun"))))
            return (Misunderstanding.NoSeries, null);
        return null;
    }

    /// <summary>What the clause says of its figures: that they are expected, supposed, or not so.</summary>
    private Misunderstanding? Modality(int i, int last)
    {
        Misunderstanding? modality = null;
        for (var j = 0; j < i; j++)
        {
            var token = _tokens[j];
            if (token.Is("modal", "safe") || token.IsUsed && token.Window is not null)
                continue;
            if (token.Is("modal", "reset") || token.Text is ";" or "；" or "—" || (token.Text == ":" && modality is Misunderstanding.Negation or Misunderstanding.Typical) || (token.Is("boundary") && modality is not Misunderstanding.Condition && token.Text is not ("若" or "则" or "其中")))
                modality = null;
            else if (modality is Misunderstanding.Negation && token.Text is "," or "，" && !IsListOfFigures(j))
                modality = null;
            // "…, and the S&P 500 shot up 9.5%" tells again what was.
            else if (modality is Misunderstanding.Forecast && token.Text == "and" && j + 3 < _tokens.Count && At(IsWord(j + 1, "the") ? j + 2 : j + 1) is { IsSubject: true } && At(IsWord(j + 1, "the") ? j + 3 : j + 2) is { } verb && IsPast(verb))
                modality = null;
            // "rose 5% … will": what was said before stands.
            if (token.Find("modal") is { } kind && !(_open[j] >= 0 && _open[j] != _open[i]) && !token.Is("dots"))
            {
                modality = kind switch
                {
                    "forecast" => modality ?? Misunderstanding.Forecast,
                    "condition" => Misunderstanding.Condition,
                    "negation" when IsNegationOfFigure(j, i) => modality ?? Misunderstanding.Negation,
                    "past" => modality ?? Misunderstanding.Typical,
                    _ => modality,
                };
            }
        }

        if (_tokens[i].Number!.Unit == Unit.Percent && _tokens.Exists(t => t.Is("dots")) && modality == Misunderstanding.Forecast)
            return null;
        if (modality is not null)
            return modality;
        for (var j = last + 1; j <= last + 3 && j < _tokens.Count; j++)
        {
            if (_tokens[j].Text is "," or "，" or ";" or ")" or "." || IsFigure(j) || _tokens[j].IsSubject)
                break;
            if (_tokens[j].Is("modal", "forecast") && _tokens[j].Text is "upside" or "downside" or "target" or "forecast" or "expected" or "probability" or "chance" or "目标" or "目标价")
                return Misunderstanding.Forecast;
        }

        return _tokens.Exists(t => t.Text is "on average" or "平均而言") && _tokens.FindIndex(t => t.Text is "on average" or "平均而言") > last ? Misunderstanding.Typical : null;
    }

    private static bool IsPast(Token verb)
        => verb.Is("move") && (verb.Text.EndsWith("ed", StringComparison.Ordinal) || verb.Text is "rose" or "fell" or "shot up" or "lost" or "slid" or "sank" or "leapt" or "gave up" or "gave back" or "put on" or "dove");

    private bool IsListOfFigures(int j) => j > 0 && IsFigure(j - 1) && j + 1 < _tokens.Count && IsFigure(j + 1);

    /// <summary>"has not fallen 5%" denies a figure; "did not close at a record, it fell 5%" does not.</summary>
    private bool IsNegationOfFigure(int j, int i)
    {
        for (var k = j + 1; k < i; k++)
            if (_tokens[k].IsSubject && !_tokens[k].IsUsed && k > j + 1)
                return false;
        return true;
    }

    /// <summary>"opened 3.5% lower", "down as much as 1.9% early on": no close has it.</summary>
    private bool IsOfMoment(int i, Numeral number)
    {
        if (number.Unit is not (Unit.Percent or Unit.Points))
            return false;
        var j = i - 1;
        while (At(j) is { } skipped && (skipped.Is("plain") && skipped.Text != "as much as" || skipped.Is("approx") && !skipped.Is("move")))
            j--;
        return At(j) is { } before && (before.Is("opening") || before.Is("intraday") || before.Text == "as much as");
    }

    /// <summary>"299 (~60%) of the companies": the share that a count is.</summary>
    private bool IsShareOfCount(int i)
        => _open[i] > 0 && _open[i] >= i - 2 && _tokens[_open[i] - 1] is { Number: { Unit: Unit.None, Decimals: 0, IsSigned: false }, Window: null } && _tokens[i].Number!.Unit == Unit.Percent;

    private bool IsThreshold(int i, int last)
    {
        // "measured as at least a 10% decline", "after a drop of at least 15%", "a fall of 20% or more"
        var start = i - 1;
        while (At(start) is { } skipped && (skipped.Is("approx") || skipped.Text is "a" or "an" or "any"))
            start--;
        var isIndefinite = Enumerable.Range(start + 1, i - start - 1).Any(k => _tokens[k].Text is "a" or "an" or "any");
        if (isIndefinite && IsWord(start, "as", "than") && At(last + 1)?.Is("noun") == true)
            return true;
        if (IsWord(start, "of") && At(start - 1)?.Is("noun") == true && IsWord(start - 2, "a", "an", "any") && (IsWord(i - 1, "at least") || IsWord(last + 1, "or")))
            return true;
        // "A drop of 20% is the usual definition": any drop.
        if (IsWord(i - 1, "within") || (_tokens[0].Text is "a" or "an" && _tokens[1].Is("move") && IsWord(i - 1, "of") && IsWord(last + 1, "is", "means", "would", "defines", "marks", "counts", "from", "or")))
            return true;
        for (var j = last + 1; j <= last + 2 && j < _tokens.Count; j++)
        {
            if (_tokens[j].Is("threshold"))
                return true;
            if (_tokens[j].Text is "," or "，" || IsFigure(j))
                break;
        }

        for (var j = i - 1; j >= Math.Max(0, i - 2); j--)
            if (_tokens[j].Is("threshold") && _tokens[j].Text is "离" or "失守" or "trigger")
                return true;
        return _tokens[i].Number!.IsWhole && IsWord(i - 1, "失守");
    }
}
