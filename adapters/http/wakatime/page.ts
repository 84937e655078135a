export interface Page<Item> {
  readonly data: Array<Item>
  readonly page: number
  readonly next_page: number | null
  readonly prev_page: number | null
  readonly total: number
  readonly total_pages: number
}

export const PAGE_SIZE = 100

/** One page of a list that is already held; a page past the end is empty. */
export const pageAt = <Item>(items: ReadonlyArray<Item>, page: number, size = PAGE_SIZE): Page<Item> => {
  const pages = Math.max(1, Math.ceil(items.length / size))
  return {
    data: items.slice((page - 1) * size, page * size),
    page,
    next_page: page < pages ? page + 1 : null,
    prev_page: page > 1 ? page - 1 : null,
    total: items.length,
    total_pages: pages,
  }
}
