using System.Globalization;
using System.Net;
using System.Text;
using RotationFunctions.Pipeline.Reports.Figures;

namespace RotationFunctions.Pipeline.Reports.Charts;

/// <summary>
/// An SVG picture under construction. It styles nothing: colours, strokes and fonts are classes of the page's style sheet, so
/// that a picture follows light, dark and print, and a strict content policy has nothing inline to allow.
/// </summary>
internal sealed class Drawing(int width, int height)
{
    /// <summary>What a line of text takes in height, in units of the picture.</summary>
    internal const double LineHeight = 17;

    private readonly StringBuilder _content = new();
    private readonly List<string> _figures = [];

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>What is drawn: markup whose every text is encoded.</summary>
    public string Content => _content.ToString();

    /// <summary>Ids of the figures that labels print.</summary>
    public IReadOnlyList<string> Figures => _figures;

    public void Line(double x1, double y1, double x2, double y2, string style)
        => _content.Append(CultureInfo.InvariantCulture, $"<line class=\"{style}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>");

    public void Rectangle(double x, double y, double width, double height, string style)
        => _content.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(width, 0):0.#}\" height=\"{Math.Max(height, 0):0.#}\"/>");

    public void Circle(double x, double y, double radius, string style)
        => _content.Append(CultureInfo.InvariantCulture, $"<circle class=\"{style}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"/>");

    /// <summary>A line through points; a point without value interrupts it.</summary>
    public void Path(IEnumerable<(double X, double? Y)> points, string style)
    {
        _content.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"");
        var pen = 'M';
        foreach (var (x, y) in points)
        {
            if (y is not { } at)
            {
                pen = 'M';
                continue;
            }

            _content.Append(CultureInfo.InvariantCulture, $"{pen}{x:0.#} {at:0.#}");
            pen = 'L';
        }

        _content.Append("\"/>");
    }

    /// <summary>Text whose baseline is at <paramref name="y"/>.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="style">Class of the style sheet.</param>
    /// <param name="figure">The figure that it prints; null for none.</param>
    public void Text(double x, double y, string text, string anchor = "start", string style = "label", Figure? figure = null)
    {
        _content.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\"");
        if (figure is not null)
        {
            _figures.Add(figure.Id);
            _content.Append(CultureInfo.InvariantCulture, $" data-figure=\"{WebUtility.HtmlEncode(figure.Id)}\" data-value=\"{figure.Value:R}\"");
        }

        _content.Append('>').Append(WebUtility.HtmlEncode(text)).Append("</text>");
    }

    /// <summary>A figure as a label, what it is called before it.</summary>
    public void Figure(double x, double y, Figure figure, string anchor = "start", string style = "label", string? name = null)
        => Text(x, y, name is null ? FigureFormat.Text(figure) : $"{name} {FigureFormat.Text(figure)}", anchor, style, figure);

    /// <summary>Moves labels that would lie on one another apart, keeping their order from top to bottom.</summary>
    /// <param name="wanted">Where each would like to be.</param>
    /// <param name="top">The least that one may take.</param>
    /// <param name="bottom">The most.</param>
    internal static double[] Apart(IReadOnlyList<double> wanted, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ToArray();
        var places = new double[wanted.Count];
        var least = top;
        foreach (var i in order)
        {
            places[i] = Math.Max(wanted[i], least);
            least = places[i] + LineHeight;
        }

        var most = bottom;
        foreach (var i in order.Reverse())
        {
            places[i] = Math.Min(places[i], most);
            most = places[i] - LineHeight;
        }

        return places;
    }

    /// <summary>The picture on a page, with a title and a description for who does not see it.</summary>
    public string ToMarkup(string id, string title, string description) => string.Create(
        CultureInfo.InvariantCulture,
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"><title id=\"{id}-title\">{WebUtility.HtmlEncode(title)}</title><desc id=\"{id}-desc\">{WebUtility.HtmlEncode(description)}</desc>{_content}</svg>");
}
