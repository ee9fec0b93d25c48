using Microsoft.AspNetCore.Http;
using RotationFunctions.Pipeline.Http.Description;

namespace RotationFunctions.Pipeline.Http.Calls;

/// <summary><c>GET schema/report.json</c>: the JSON Schema of the report.</summary>
/// <remarks>It says nothing of the desk's data, and its address names its format, so that no header is asked for one.</remarks>
public sealed class GetReportSchemaCall() : ApiCall(Operation)
{
    /// <summary>Its address below the prefix.</summary>
    public const string Route = "schema/report.json";

    private readonly Lazy<Answer> _schema = new(
        () => new Answer(EmbeddedSchema.Report, Format.Schema.ContentType) { CacheControl = Answer.Public });

    internal static Operation Operation { get; } = new(typeof(GetReportSchemaCall))
    {
        Method = HttpMethods.Get,
        Route = Route,
        Access = Access.Anyone,
        Summary = new("The schema of the report", "日报的模式"),
        Description = new("The JSON Schema (2020-12) of the report.", "日报的JSON Schema（2020-12）。"),
        Replies = [new(200, new("The schema.", "模式。"), new BodyForm(Format.Schema.MediaType, "AnyObject")) { IsTagged = true }],
        Problems = CallProblems.Always,
    };

    private protected override Task<IResult> AnswerAsync(CallArguments arguments, CancellationToken cancellationToken)
        => Task.FromResult<IResult>(_schema.Value);
}
