using System.Text.RegularExpressions;
using RotationFunctions.Pipeline.Http;
using RotationFunctions.Pipeline.Http.Calls;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Tests.Http;

/// <summary>The list of calls: every class that answers one stands in it once, and docs/api.md has the table that is made of it.</summary>
public sealed partial class ApiCatalogueTests
{
    [Fact]
    public void Operations_AreThoseOfEveryCall()
    {
        var calls = typeof(ApiCall).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ApiCall))).ToList();

        Assert.True(calls.Count > 20);
        Assert.Equal(
            calls.Select(call => call.Name).Order(StringComparer.Ordinal),
            ApiCatalogue.Operations.Select(operation => operation.Call.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>A host finds the constant route of a call where its declaration has it.</summary>
    [Fact]
    public void Routes_AreThoseOfTheFunctions() => Assert.All(
        ApiCatalogue.Operations, operation => Assert.Equal(operation.Route, operation.Call.GetField("Route")?.GetRawConstantValue()));

    /// <summary>One method at one address is one call, whatever its parameters are called.</summary>
    [Fact]
    public void Operations_DoNotShareAnAddress()
    {
        string[] addresses = [.. ApiCatalogue.Operations.Select(operation => $"{operation.Method} {Placeholder().Replace(operation.Route, "{}")}")];

        Assert.Equal(addresses.Distinct(), addresses);
    }

    /// <summary>With WRITE_DOCS=1 in the environment this test writes the table.</summary>
    [Fact]
    public void Table_IsThatOfTheDeclarations()
    {
        var path = Path.Combine(SharedData.Repository, "docs", "api.md");
        var text = File.ReadAllText(path);
        var table = $"""
            <!-- calls -->
            | call | | parameters | forms | key |
            |---|---|---|---|---|
            {string.Join('\n', ApiCatalogue.Operations.Select(Row))}
            <!-- /calls -->
            """.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
            File.WriteAllText(path, Table().Replace(text, _ => table));
        else
            Assert.Equal(table, Table().Match(text).Value);
    }

    private static string Row(Operation operation)
    {
        var parameters = operation.Parameters.Where(parameter => parameter.Place == ParameterPlace.Query)
            .Select(parameter => parameter.IsRequired ? $"`{parameter.Name}`" : $"[`{parameter.Name}`]");
        var forms = operation.Replies.SelectMany(reply => reply.Forms).Select(form => $"`{form.MediaType}`").Distinct();
        var key = operation.Access switch { Access.Anyone => "none", Access.Administrator => "master", _ => "function" };
        return $"| `{operation.Method} /{Routes.Prefix}/{operation.Route}` | {operation.Summary.En} | {string.Join(' ', parameters)} | {string.Join(' ', forms)} | {key} |";
    }

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<!-- calls -->.*<!-- /calls -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
