using System.Globalization;
using System.Text.RegularExpressions;

namespace RotationFunctions.IntegrationTests.Infrastructure;

/// <summary>
/// Runs the calendar of <c>report-missing.kql</c>: the part of the query language that it is written in, no more. A
/// date is its day number, a time span its days, a truth 1 or 0.
/// </summary>
internal sealed partial class KqlCalendar
{
    private readonly List<(string? Column, string Expression)> _steps = [];

    /// <param name="query">The whole query.</param>
    public KqlCalendar(string query)
    {
        var text = Comments().Replace(query, "");
        var start = text.IndexOf("range back from 0 to 9 step 1", StringComparison.Ordinal);
        var end = text.IndexOf("| summarize max(Day)", StringComparison.Ordinal);
        if (start < 0 || end < start)
            throw new FormatException("The query has no calendar from 'range back' to 'summarize max(Day)'.");
        foreach (var line in text[start..end].Split("\n    |", StringSplitOptions.TrimEntries).Skip(1))
        {
            if (line.StartsWith("where ", StringComparison.Ordinal))
                _steps.Add((null, line["where ".Length..]));
            else
                foreach (var assignment in Assignments().Split(line["extend ".Length..]))
                    _steps.Add((assignment[..assignment.IndexOf(" = ", StringComparison.Ordinal)].Trim(), assignment[(assignment.IndexOf(" = ", StringComparison.Ordinal) + 3)..]));
        }
    }

    /// <summary>The last trading day on or before a date, or null when there is none among the ten before it.</summary>
    public DateOnly? LastTradingDay(DateOnly due)
    {
        for (var back = 0; back < 10; back++)
        {
            var row = new Dictionary<string, long> { ["due"] = due.DayNumber, ["back"] = back };
            if (Stays(row))
                return DateOnly.FromDayNumber((int)row["Day"]);
        }

        return null;
    }

    private bool Stays(Dictionary<string, long> row)
    {
        foreach (var (column, expression) in _steps)
        {
            var value = new Evaluation(expression, row).Value;
            if (column is not null)
                row[column] = value;
            else if (value == 0)
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@",\s*(?=[A-Z]\w* = )")]
    private static partial Regex Assignments();

    [GeneratedRegex(@"\G\s*(?<token>\d+d?|\w+|==|<=|>=|\.\.|[-+*/%()<>,])")]
    private static partial Regex Tokens();

    /// <summary>Recursive descent: or, and, comparison, sum, product, value.</summary>
    private sealed class Evaluation
    {
        private readonly List<string> _tokens;
        private readonly Dictionary<string, long> _row;
        private int _next;

        public Evaluation(string expression, Dictionary<string, long> row)
        {
            _row = row;
            _tokens = [.. Tokens().Matches(expression).Select(match => match.Groups["token"].Value)];
            if (string.Concat(_tokens) != Regex.Replace(expression, @"\s", ""))
                throw new FormatException($"Not understood: {expression}");
            Value = Or();
            if (_next < _tokens.Count)
                throw new FormatException($"Unexpected {_tokens[_next]} in: {expression}");
        }

        public long Value { get; }

        private bool Take(string token)
        {
            if (_next >= _tokens.Count || _tokens[_next] != token)
                return false;
            _next++;
            return true;
        }

        private void Expect(string token)
        {
            if (!Take(token))
                throw new FormatException($"{token} expected after {string.Join(' ', _tokens.Take(_next))}");
        }

        private long Or()
        {
            var value = And();
            while (Take("or"))
                value |= And();
            return value;
        }

        private long And()
        {
            var value = Comparison();
            while (Take("and"))
                value &= Comparison();
            return value;
        }

        private long Comparison()
        {
            var left = Sum();
            if (Take("=="))
                return left == Sum() ? 1 : 0;
            if (Take("<="))
                return left <= Sum() ? 1 : 0;
            if (Take(">="))
                return left >= Sum() ? 1 : 0;
            if (Take("between"))
            {
                Expect("(");
                var low = Sum();
                Expect("..");
                var high = Sum();
                Expect(")");
                return left >= low && left <= high ? 1 : 0;
            }

            return left;
        }

        private long Sum()
        {
            var value = Product();
            while (true)
            {
                if (Take("+"))
                    value += Product();
                else if (Take("-"))
                    value -= Product();
                else
                    return value;
            }
        }

        private long Product()
        {
            var value = Single();
            while (true)
            {
                if (Take("*"))
                    value *= Single();
                else if (Take("/"))
                    value /= Single();
                else if (Take("%"))
                    value %= Single();
                else
                    return value;
            }
        }

        private long Single()
        {
            if (Take("("))
            {
                var value = Or();
                Expect(")");
                return value;
            }

            var token = _tokens[_next++];
            if (char.IsDigit(token[0]))
                return long.Parse(token.TrimEnd('d'), CultureInfo.InvariantCulture);
            if (!Take("("))
                return _row[token];
            List<long> arguments = [Or()];
            while (Take(","))
                arguments.Add(Or());
            Expect(")");
            return Call(token, arguments);
        }

        private static long Call(string function, List<long> arguments)
        {
            var date = DateOnly.FromDayNumber((int)Math.Clamp(arguments[0], 0, DateOnly.MaxValue.DayNumber));
            return function switch
            {
                "dayofweek" => (long)date.DayOfWeek,
                "getyear" => date.Year,
                "monthofyear" => date.Month,
                "dayofmonth" => date.Day,
                "make_datetime" => new DateOnly((int)arguments[0], (int)arguments[1], (int)arguments[2]).DayNumber,
                "toint" => arguments[0],
                "not" => arguments[0] == 0 ? 1 : 0,
                _ => throw new FormatException($"Unknown function {function}"),
            };
        }
    }
}
