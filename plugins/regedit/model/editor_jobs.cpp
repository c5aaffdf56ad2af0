// What runs in jobs: starting it, and what comes of it.
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/editor.hpp"

namespace lifeboat::regedit {

using sdk::Outcome;

Outcome<void> Editor::run(const StartSearch& command) {
  finder_.start(command.request);  // its dialog says what is wrong
  return {};
}

Outcome<void> Editor::run(const StopSearch&) {
  finder_.stop();
  return {};
}

Outcome<void> Editor::run(const SelectHit& command) {
  finder_.set_current(command.hit);
  return {};
}

Outcome<void> Editor::run(const GoToHit& command) {
  finder_.set_current(command.hit);
  const Hit* hit = finder_.current_hit();
  return hit != nullptr ? run(GoTo{hit->key, hit->value}) : Outcome<void>();
}

Outcome<void> Editor::run(const NextHit&) {
  if (const Hit* hit = finder_.next()) return run(GoTo{hit->key, hit->value});
  const bool goes_on = finder_.state() == Finder::State::running || finder_.state() == Finder::State::waiting;
  return sdk::Failure{LB_NOT_FOUND, goes_on ? sdk::tr("The search goes on; nothing more was found yet.")
                                            : sdk::tr("There is nothing more that was found.")};
}

Outcome<void> Editor::run(const StartImport& command) {
  importer_.start(command.file);
  return {};
}

Outcome<void> Editor::run(const StopImport&) {
  importer_.stop();
  return {};
}

Outcome<void> Editor::run(const ApplyImport&) {
  importer_.apply();
  return {};
}

Outcome<void> Editor::run(const StartExport& command) {
  exporter_.start(command.request);
  return {};
}

Outcome<void> Editor::run(const ReplaceExport&) {
  exporter_.replace();
  return {};
}

Outcome<void> Editor::run(const StopExport&) {
  exporter_.stop();
  return {};
}

}  // namespace lifeboat::regedit
