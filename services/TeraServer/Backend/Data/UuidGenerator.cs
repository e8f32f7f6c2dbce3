using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace OpenTera.TeraServer.Data;

/// <summary>Gives a new row its uuid, in the text form the tables have.</summary>
public sealed class UuidGenerator : ValueGenerator<string>
{
    public override bool GeneratesTemporaryValues => false;

    public override string Next(EntityEntry entry) => Guid.NewGuid().ToString();

    /// <summary>How the model, also where it is compiled, names the generator.</summary>
    public sealed class Factory : ValueGeneratorFactory
    {
        public override ValueGenerator Create(IProperty property, ITypeBase typeBase) => new UuidGenerator();
    }
}
