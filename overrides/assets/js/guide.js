// @ts-check
// What a guide needs beside the frame.

import "./message.js";
import "./format.js";
