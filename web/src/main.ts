// Reads the report out of the page and draws it.
import { mount } from "svelte";
import App from "./App.svelte";
import { readReport } from "./lib/read_report";
import "./style.css";

const target = document.getElementById("app");
const report = readReport(document.getElementById("armistice-data")?.textContent ?? "");
if (target) mount(App, { target, props: { report } });
