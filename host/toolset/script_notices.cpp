#include "host/toolset/script_notices.hpp"

#include <fmt/format.h>

#include "host/base/text.hpp"
#include "host/base/unicode.hpp"

namespace lifeboat::toolset {

void ScriptNotices::add(std::string_view text) {
  if (texts_.size() == k_most_notices) return;
  std::u16string wide = utf16_from_utf8(text);
  if (wide.size() > k_most_characters) wide.replace(k_most_characters, std::u16string::npos, u"…");
  texts_.push_back(utf8_from_utf16(wide));
}

void ScriptNotices::draw(ui::Ui& ui) {
  if (texts_.empty()) return;
  ui::Strip strip{ui::BannerKind::warning, tr("The start script has a problem"), texts_.front(), "ok", tr("OK")};
  if (texts_.size() > 1) {
    strip.text = fmt::format(fmt::runtime(tr("The start script has {} problems")), texts_.size());
  }
  ui.push_id("script");
  if (ui.strip("notice", strip)) texts_.pop_front();
  ui.pop_id();
}

}  // namespace lifeboat::toolset
