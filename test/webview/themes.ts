/**
 * The colours that VS Code's own themes hand to a webview, as far as the pages use them.
 *
 *     await useTheme(page, "light");
 */
import type { Page } from "playwright-core";

/** Of Dark Modern, Light Modern, and the two of high contrast. */
export const THEMES = {
  dark: {
    class: "vscode-dark",
    colors: {
      foreground: "#cccccc",
      "editor-foreground": "#cccccc",
      "editor-background": "#1f1f1f",
      descriptionForeground: "#9d9d9d",
      errorForeground: "#f85149",
      "editorError-foreground": "#f14c4c",
      "editorWarning-foreground": "#cca700",
      "editorInfo-foreground": "#59a4f9",
      "panel-border": "#2b2b2b",
      "list-hoverBackground": "#2a2d2e",
      "button-background": "#0078d4",
      "button-foreground": "#ffffff",
      "button-secondaryBackground": "#313131",
      "button-secondaryForeground": "#cccccc",
      "dropdown-background": "#313131",
      "dropdown-foreground": "#cccccc",
      "textLink-foreground": "#4daafc",
      "textCodeBlock-background": "#2b2b2b",
    },
  },
  light: {
    class: "vscode-light",
    colors: {
      foreground: "#3b3b3b",
      "editor-foreground": "#3b3b3b",
      "editor-background": "#ffffff",
      descriptionForeground: "#3b3b3b",
      errorForeground: "#f85149",
      "editorError-foreground": "#e51400",
      "editorWarning-foreground": "#bf8803",
      "editorInfo-foreground": "#0063d3",
      "panel-border": "#e5e5e5",
      "list-hoverBackground": "#f2f2f2",
      "button-background": "#005fb8",
      "button-foreground": "#ffffff",
      "button-secondaryBackground": "#e5e5e5",
      "button-secondaryForeground": "#3b3b3b",
      "dropdown-background": "#ffffff",
      "dropdown-foreground": "#3b3b3b",
      "textLink-foreground": "#005fb8",
      "textCodeBlock-background": "#f8f8f8",
    },
  },
  "high contrast": {
    class: "vscode-high-contrast",
    colors: {
      foreground: "#ffffff",
      "editor-foreground": "#ffffff",
      "editor-background": "#000000",
      contrastBorder: "#6fc3df",
      contrastActiveBorder: "#f38518",
      descriptionForeground: "#ffffff",
      errorForeground: "#f48771",
      "editorError-foreground": "#f48771",
      "editorWarning-foreground": "#ffd370",
      "editorInfo-foreground": "#59a4f9",
      "button-background": "#000000",
      "button-foreground": "#ffffff",
      "button-secondaryBackground": "#000000",
      "button-secondaryForeground": "#ffffff",
      "textLink-foreground": "#21a6ff",
    },
  },
  "high contrast light": {
    class: "vscode-high-contrast vscode-high-contrast-light",
    colors: {
      foreground: "#292929",
      "editor-foreground": "#292929",
      "editor-background": "#ffffff",
      contrastBorder: "#0f4a85",
      contrastActiveBorder: "#006bbd",
      descriptionForeground: "#292929",
      errorForeground: "#b5200d",
      "editorError-foreground": "#b5200d",
      "editorWarning-foreground": "#895503",
      "editorInfo-foreground": "#1a85ff",
      "button-background": "#0f4a85",
      "button-foreground": "#ffffff",
      "button-secondaryBackground": "#ffffff",
      "button-secondaryForeground": "#292929",
      "textLink-foreground": "#0f4a85",
    },
  },
} as const;

export async function useTheme(page: Page, name: keyof typeof THEMES): Promise<void> {
  const theme = THEMES[name];
  await page.evaluate(`(() => {
    document.body.className = ${JSON.stringify(theme.class)};
    for (const [name, value] of Object.entries(${JSON.stringify(theme.colors)}))
      document.documentElement.style.setProperty("--vscode-" + name, value);
  })()`);
}
