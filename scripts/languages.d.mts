export function languages(files: string[], folder?: string): string
