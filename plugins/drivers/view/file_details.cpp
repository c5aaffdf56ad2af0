#include "plugins/drivers/view/file_details.hpp"

#include <algorithm>

#include "plugins/drivers/model/plain_text.hpp"
#include "plugins/drivers/model/say.hpp"

namespace lifeboat::drivers {

using sdk::tr;
using sdk::Ui;

namespace {

constexpr std::size_t k_names_shown = 8;

lb_text_style style_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::fits: return LB_TEXT_SUCCESS;
    case VerdictKind::damaged: return LB_TEXT_ERROR;
    case VerdictKind::fits_nothing:
    case VerdictKind::loaded:
    case VerdictKind::firmware: return LB_TEXT_BODY;
    default: return LB_TEXT_WARNING;
  }
}

std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), k_names_shown); ++i) out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > k_names_shown ? out + ", …" : out;
}

void draw_fact(Ui& ui, const char* sentence, const std::string& value) {
  if (!value.empty()) ui.text(say(sentence, value), LB_TEXT_MUTED);
}

std::string signature(const ModuleFacts& facts) {
  if (!facts.is_signed) return tr("nobody");
  return facts.signer.empty() ? tr("somebody who is not named") : facts.signer;
}

}  // namespace

void draw_details(Ui& ui, const CheckedFile& file) {
  ui.text(plain(file.verdict.words), style_of(file.verdict.kind));
  const ModuleFacts& facts = file.facts;
  if (facts.vermagic.empty()) return;
  draw_fact(ui, "{}", facts.description);
  draw_fact(ui, tr("Built for: {}"), facts.vermagic);
  draw_fact(ui, tr("Signed by: {}"), signature(facts));
  draw_fact(ui, tr("Needs: {}"), list(facts.depends));
  draw_fact(ui, tr("Asks for firmware: {}"), list(facts.firmware));
  draw_fact(ui, tr("Licence: {}"), facts.license);
}

}  // namespace lifeboat::drivers
