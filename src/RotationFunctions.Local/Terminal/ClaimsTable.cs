using RotationFunctions.Pipeline.Claims;
using Spectre.Console;

namespace RotationFunctions.Local.Terminal;

/// <summary>Claims and their verdicts, a row each.</summary>
internal static class ClaimsTable
{
    public static Table Of(ClaimAnswer answer, TerminalTexts texts)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("#").RightAligned().NoWrap());
        table.AddColumn(new TableColumn(texts.Claim));
        table.AddColumn(new TableColumn(texts.Printed).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(texts.StatedGives).RightAligned().NoWrap());
        table.AddColumn(new TableColumn(texts.Verdict).NoWrap());
        foreach (var (i, claim) in answer.Claims.Index())
        {
            table.AddRow(
                new Text((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new Text(claim.Subject),
                new Text(claim.Printed),
                // All digits: what is printed here can be compared with what any other program computes.
                new Text(claim.StatedDefinitionGives?.ToString("R", System.Globalization.CultureInfo.InvariantCulture) ?? "—"),
                new Text(claim.VerdictWord, claim.Verdict switch
                {
                    "confirmed" => new Style(Color.Green),
                    "refuted" => new Style(Color.Red),
                    _ => new Style(Color.Yellow),
                }));
        }

        return table;
    }
}
