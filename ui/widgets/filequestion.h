#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace loadstone {

using FileAnswer = std::function<void(const QString& file)>;

/// Asks for a file by the system's dialog and returns at once; `answer` is called when one was
/// chosen. `filters` as QFileDialog has them; a name without an ending gets the filter's.
void askForSaving(QWidget* parent, const QString& title, const QString& filters,
                  const QString& suggestion, const FileAnswer& answer);
void askForOpening(QWidget* parent, const QString& title, const QString& filters,
                   const FileAnswer& answer);

} // namespace loadstone
