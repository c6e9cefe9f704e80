/** The text of stories, as the host sees it: unsaved changes included. */
export interface Documents {
  read(path: string): Promise<string>;
}
