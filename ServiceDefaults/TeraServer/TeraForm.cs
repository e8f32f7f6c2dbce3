using System.Text.Json.Nodes;

namespace OpenTera.ServiceDefaults.TeraServer;

/// <summary>A form that OpenTera's clients show, in the format of TeraServer's <c>/api/user/forms</c>.</summary>
/// <param name="ObjectType">What the form is for, such as <c>session_type_config</c>.</param>
/// <param name="Sections">In the order in which they are shown.</param>
public sealed record TeraForm(string ObjectType, params IReadOnlyList<TeraFormSection> Sections)
{
    internal JsonObject ToJson() => new()
    {
        ["objecttype"] = ObjectType,
        ["sections"] = new JsonArray([.. Sections.Select((section, index) => section.ToJson(index + 1))]),
    };
}

/// <summary>A part of a form, with a heading.</summary>
/// <param name="Id">Its name for programs.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Items">In the order in which they are shown.</param>
public sealed record TeraFormSection(string Id, string Label, params IReadOnlyList<TeraFormItem> Items)
{
    internal JsonObject ToJson(int order) => new()
    {
        ["id"] = Id,
        ["label"] = Label,
        ["_order"] = order,
        ["items"] = new JsonArray([.. Items.Select((item, index) => item.ToJson(index + 1))]),
    };
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Name of the value.</param>
/// <param name="Label">What stands before the field.</param>
/// <param name="Type">What the client shows: <c>text</c>, <c>longtext</c>, <c>numeric</c>, <c>boolean</c>, <c>array</c>, <c>color</c>, <c>datetime</c>, <c>hidden</c>, ...</param>
public sealed record TeraFormItem(string Id, string Label, string Type)
{
    /// <summary>Whether the form cannot be sent without it.</summary>
    public bool Required { get; init; }

    /// <summary>A text, number or bool that is there at first; null: nothing.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>What an <c>array</c> lets choose: each value with its label.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    internal JsonObject ToJson(int order)
    {
        var item = new JsonObject { ["id"] = Id, ["label"] = Label, ["type"] = Type };
        if (Required)
            item["required"] = true;
        if (Values.Count > 0)
            item["values"] = new JsonArray([.. Values.Select(value => new JsonObject { ["id"] = value.Key, ["value"] = value.Value })]);
        if (Default is not null)
            item["default"] = Default.DeepClone();
        item["_order"] = order;
        return item;
    }
}
