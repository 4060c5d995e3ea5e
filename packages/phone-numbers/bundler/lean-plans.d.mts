/** JavaScript whose default export behaves as libphonenumber's metadata does; `source` is its JSON, or the module around it. */
export function leanPlans(source: string): string;

/** For esbuild. */
export const leanPlansPlugin: {
  readonly name: string;
  readonly setup: (build: {
    readonly onLoad: (
      options: { readonly filter: RegExp },
      load: (file: { readonly path: string }) => Promise<{ readonly contents: string; readonly loader: 'js' }>,
    ) => void;
  }) => void;
};

/** For Vite. */
export const leanPlansVite: {
  readonly name: string;
  readonly enforce: 'pre';
  readonly load: (id: string) => Promise<{ code: string; moduleType: 'js'; map: null } | undefined>;
};
