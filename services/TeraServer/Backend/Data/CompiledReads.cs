using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace OpenTera.TeraServer.Data;

/// <summary>
/// Reads whose SQL is worked out once for each shape of a question. Entity Framework caches SQL too, but finds it by the question's expression: to build that, to hash it and to compare it
/// takes longer than the database takes to answer. Nothing that is read is kept.
/// </summary>
internal static class CompiledReads
{
    private static readonly ConcurrentDictionary<(IModel, string, int, object), object> Known = new();

    /// <summary>Reads what <paramref name="question"/> asks for.</summary>
    /// <param name="shape">Decides, together with the place in the code, how the question looks: whatever has an influence on its expression but the values below.</param>
    /// <param name="sources">
    /// Where the values of the question come from: its expression has them as members of these (<c>query.IdSite</c>). A question with other values is not
    /// compiled; flags are part of its shape.
    /// </param>
    /// <param name="question">Builds the question; called for the first of its shape only.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="file">The place in the code.</param>
    /// <param name="line">The place in the code.</param>
    public static async Task<List<TRow>> ReadAsync<TRow>(
        this TeraContext db, object shape, object[] sources, Func<IQueryable<TRow>> question, CancellationToken cancellation, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var key = (db.Model, file, line, shape);
        if (!Known.TryGetValue(key, out var known))
            Known[key] = known = Compile(db, sources, question);
        var compiled = (Compiled<TRow>)known;
        if (SelfChecks.Wanted)
            CheckShape(compiled, sources, question, $"{file}:{line}");
        if (compiled.Run is not { } run)
            return await question().ToListAsync(cancellation);

        var context = db.GetService<IQueryContextFactory>().Create();
        context.CancellationToken = cancellation;
        foreach (var (name, value) in compiled.Values)
            context.Parameters.Add(name, value(sources));
        var rows = new List<TRow>();
        await foreach (var row in run(context).WithCancellation(cancellation))
            rows.Add(row);
        return rows;
    }

    private static Compiled<TRow> Compile<TRow>(TeraContext db, object[] sources, Func<IQueryable<TRow>> question)
    {
        var parameters = new Parameters(sources);
        var expression = parameters.Visit(question().Expression)!;
        return new(expression, parameters.Values, parameters.HasOtherValues ? null : db.GetService<IDatabase>().CompileQuery<IAsyncEnumerable<TRow>>(expression, async: true));
    }

    private static void CheckShape<TRow>(Compiled<TRow> compiled, object[] sources, Func<IQueryable<TRow>> question, string place)
    {
        if (compiled.Run is not null && !ExpressionEqualityComparer.Instance.Equals(compiled.Expression, new Parameters(sources).Visit(question().Expression)))
            throw new InvalidOperationException($"Questions of {place} look different and have the same shape.\n" + ExpressionPrinter.Print(compiled.Expression) + "\n" + ExpressionPrinter.Print(new Parameters(sources).Visit(question().Expression)!));
    }

    /// <param name="Expression">What was compiled.</param>
    /// <param name="Values">The parameters of the SQL and how they come from the sources.</param>
    /// <param name="Run">Null when the question has values that come from nowhere.</param>
    private sealed record Compiled<TRow>(Expression Expression, IReadOnlyList<(string Name, Func<object[], object?> Of)> Values, Func<QueryContext, IAsyncEnumerable<TRow>>? Run);

    /// <summary>Makes parameters of what comes from the sources, and puts the queries that a query refers to into it.</summary>
    private sealed class Parameters(object[] sources) : ExpressionVisitor
    {
        private readonly List<(string, Func<object[], object?>)> _values = [];

        public IReadOnlyList<(string Name, Func<object[], object?> Of)> Values => _values;

        public bool HasOtherValues { get; private set; }

        public override Expression? Visit(Expression? node)
        {
            if (node is EntityQueryRootExpression { QueryProvider: not null } table)
                return table.DetachQueryProvider();
            if (node is null or LambdaExpression or ConstantExpression { Value: not IQueryable } || !Closed.Is(node))
                return base.Visit(node);
            if (node.Type.IsAssignableTo(typeof(IQueryable)))
                return Visit(((IQueryable)Evaluate(node)!).Expression);

            var origin = new Origin(sources);
            var value = origin.Visit(node);
            if (origin.IsFound)
                return Parameter(node.Type, value, origin.Sources);
            if (!origin.IsCaptured && node is not UnaryExpression)
                return node;
            HasOtherValues |= origin.IsCaptured && node.Type != typeof(bool);
            return Expression.Constant(Evaluate(node), node.Type);
        }

        /// <summary>A flag chooses what is asked; the database hears only of that.</summary>
        protected override Expression VisitConditional(ConditionalExpression node) =>
            Visit(node.Test) is ConstantExpression { Value: bool chosen } ? Visit(chosen ? node.IfTrue : node.IfFalse)! : base.VisitConditional(node);

        /// <summary>How many rows are wanted is a value that is not to be seen in the expression, unless it is part of that: <see cref="Pages"/>.</summary>
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            HasOtherValues |= node is { Method.Name: nameof(Queryable.Take) or nameof(Queryable.Skip), Arguments: [_, ConstantExpression] };
            return base.VisitMethodCall(node);
        }

        private QueryParameterExpression Parameter(Type type, Expression value, ParameterExpression sources)
        {
            var name = $"p{_values.Count}";
            _values.Add((name, Expression.Lambda<Func<object[], object?>>(Expression.Convert(value, typeof(object)), sources).Compile()));
            return new QueryParameterExpression(name, type);
        }
    }

    /// <summary>Whether an expression can be worked out by itself: it refers to no row and asks no query.</summary>
    private sealed class Closed : ExpressionVisitor
    {
        private bool _is = true;

        public static bool Is(Expression node)
        {
            var visitor = new Closed();
            visitor.Visit(node);
            return visitor._is;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            _is = false;
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            _is = false;
            return node;
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            _is &= !node.Arguments.Any(argument => argument.Type.IsAssignableTo(typeof(IQueryable)));
            return base.VisitMethodCall(node);
        }
    }

    /// <summary>Says where in the sources an expression comes from.</summary>
    private sealed class Origin(object[] sources) : ExpressionVisitor
    {
        public ParameterExpression Sources { get; } = Expression.Parameter(typeof(object[]));

        public bool IsFound { get; private set; }

        /// <summary>It comes from a variable that a lambda refers to.</summary>
        public bool IsCaptured { get; private set; }

        protected override Expression VisitConstant(ConstantExpression node) => Found(node, node.Value) ?? node;

        protected override Expression VisitMember(MemberExpression node)
        {
            IsCaptured |= node.Expression is not null;
            return node is { Expression: not null, Member: FieldInfo } && Found(node, Evaluate(node)) is { } found ? found : base.VisitMember(node);
        }

        private Expression? Found(Expression node, object? value)
        {
            var index = value is null || value.GetType().IsValueType ? -1 : Array.FindIndex(sources, source => ReferenceEquals(source, value));
            if (index < 0)
                return null;
            IsFound = true;
            return Expression.Convert(Expression.ArrayIndex(Sources, Expression.Constant(index)), node.Type);
        }
    }

    private static object? Evaluate(Expression node) => node switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)(),
    };
}
