/** Whole numbers from 0 to 2^53 - 1, seven bits a byte, the lowest first; small numbers take one byte. */
export class VarintWriter {
  private bytes = Buffer.allocUnsafe(1_024)
  private length = 0

  write(value: number): void {
    this.reserve(8)
    let rest = value
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.bytes[this.length++] = rest
  }

  writeText(text: string): void {
    const size = Buffer.byteLength(text)
    this.write(size)
    this.reserve(size)
    this.length += this.bytes.write(text, this.length)
  }

  take(): Buffer {
    return this.bytes.subarray(0, this.length)
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}

export class VarintReader {
  private position = 0
  constructor(private readonly bytes: Buffer) {}

  read(): number {
    let value = 0
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.bytes[this.position++]
      if (byte === undefined) throw new RangeError('a settled day ends too early')
      if (byte < 0x80) return value + byte * scale
      value += (byte & 0x7f) * scale
    }
  }

  readText(): string {
    const size = this.read()
    this.position += size
    return this.bytes.toString('utf8', this.position - size, this.position)
  }
}
