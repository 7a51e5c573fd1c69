#pragma once

#include "ui/compare/form/sweepfields.h"
#include "ui/widgets/numberfield.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QWidget>

class QHBoxLayout;

namespace loadstone {

class FormMarks;
class FieldNote;

/// The settings of a sweep that most leave alone: warm-up, cool-down, limit, early stop,
/// share.
class SweepOptions : public QWidget {
    Q_OBJECT

public:
    explicit SweepOptions(QWidget* parent = nullptr);

    void setFields(const SweepFields& fields);
    void readInto(SweepFields& fields) const;
    void setLimit(const QString& limit) { m_limit->setText(limit); }
    void addTo(FormMarks& marks, FieldNote* note);

signals:
    void edited();
    void leftField(const std::string& name);

private:
    QLineEdit* textField(const std::string& name, const QString& tip);
    void buildTimes();
    void buildShare();
    void addLabelled(QHBoxLayout& row, const QString& text, QWidget* field);

    QLineEdit* m_warmUp;
    QLineEdit* m_coolDown;
    QLineEdit* m_limit;
    NumberField* m_share;
    QCheckBox* m_stopEarly;
};

} // namespace loadstone
