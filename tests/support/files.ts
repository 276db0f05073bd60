import { readdirSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'

/** The head of a picture, enough to be known as one. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
export const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')

/** A zip archive with these entries, packed; sums are left empty, which readers of the type do not mind. */
export function zip(entries: Record<string, string | Uint8Array>): Uint8Array {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(Buffer.from(content as string))
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(content.length, 8)
    const lengths = Buffer.from([name.length, 0, 0, 0])
    const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, lengths])
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    centrals.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, rest, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, central, end]))
}

/** The entries of an office document of a kind, by its main part. */
export function office(main: string, type: string): Uint8Array {
  const override = `<Override PartName="/${main}" ContentType="${type}"/>`
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types>${override}</Types>`,
    [main]: '<xml/>',
  })
}

/** A file as a form sends it. */
export function sentFile(bytes: Uint8Array | string, name: string, type = ''): File {
  return new File([bytes as BlobPart], name, { type })
}

/** Every file below a folder. */
export function filesIn(folder: string): string[] {
  try {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    return all.filter((one) => one.isFile()).map((one) => one.name)
  } catch {
    return []
  }
}
