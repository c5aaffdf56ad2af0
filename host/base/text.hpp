// Every text a person reads goes through gettext: `tr("…")` looks it up, N_("…") only marks it for extraction.
// gettext never translates in locale C; `init_text` therefore falls back to C.UTF-8, where LANGUAGE=fr works.
#pragma once

#include <libintl.h>

#include <string>
#include <vector>

namespace lifeboat {

inline constexpr const char* k_text_domain = "lifeboat";

[[nodiscard]] inline const char* tr(const char* text) { return ::dgettext(k_text_domain, text); }

// Call once at the start of main, before any thread. `locale_dir` holds <language>/LC_MESSAGES/lifeboat.mo.
void init_text(const char* locale_dir);

// The codes of the languages that there are texts in: "en", in which they are written, and those of `locale_dir`.
[[nodiscard]] std::vector<std::string> text_languages();
// The one in use.
[[nodiscard]] std::string text_language();
// From the next `tr` on, everywhere. A code that there are no texts in is English. UI thread.
void set_text_language(const std::string& code);

}  // namespace lifeboat

#define N_(text) text
