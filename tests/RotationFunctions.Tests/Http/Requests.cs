using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace RotationFunctions.Tests.Http;

/// <summary>Requests, and what handlers answer to them.</summary>
internal static class Requests
{
    internal static DefaultHttpContext To(string query, string method = "GET", params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = "/api/report";
        context.Request.QueryString = new QueryString(query);
        foreach (var (name, value) in headers)
            context.Request.Headers[name] = value;
        context.Response.Body = new MemoryStream();
        return context;
    }

    internal static async Task<string> ExecuteAsync(this DefaultHttpContext context, IResult result)
    {
        await result.ExecuteAsync(context);
        return Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());
    }

    internal static async Task<JsonNode> ExecuteJsonAsync(this DefaultHttpContext context, IResult result)
        => JsonNode.Parse(await context.ExecuteAsync(result))!;
}
